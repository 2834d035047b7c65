package dev.waybill.storage.s3;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;

/**
 * Whether the SDK adds checksums of its own to the SHA-256 that Waybill sends with what it stores. Some S3-compatible
 * servers refuse those (guarantees.md, trap 5).
 */
enum ChecksumModes {
    WHEN_REQUIRED(RequestChecksumCalculation.WHEN_REQUIRED, ResponseChecksumValidation.WHEN_REQUIRED),
    WHEN_SUPPORTED(RequestChecksumCalculation.WHEN_SUPPORTED, ResponseChecksumValidation.WHEN_SUPPORTED);

    private final RequestChecksumCalculation requests;
    private final ResponseChecksumValidation responses;

    ChecksumModes(RequestChecksumCalculation requests, ResponseChecksumValidation responses) {
        this.requests = requests;
        this.responses = responses;
    }

    /** @param text null for the default. @throws IllegalArgumentException when there is no such mode */
    static ChecksumModes parse(@Nullable String text) {
        if (text == null) {
            return WHEN_REQUIRED;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "when_required" -> WHEN_REQUIRED;
            case "when_supported" -> WHEN_SUPPORTED;
            default -> throw new IllegalArgumentException("S3_CHECKSUM_MODE is when_required or when_supported");
        };
    }

    RequestChecksumCalculation requests() {
        return requests;
    }

    ResponseChecksumValidation responses() {
        return responses;
    }
}
