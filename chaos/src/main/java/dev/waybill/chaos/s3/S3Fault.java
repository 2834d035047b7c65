package dev.waybill.chaos.s3;

import java.util.EnumSet;
import java.util.Set;

/** One way in which S3 fails. */
public sealed interface S3Fault {

    /** 500 InternalError; nothing is done. */
    record ServerError() implements S3Fault {}

    /** 503 SlowDown; nothing is done. */
    record SlowDown() implements S3Fault {}

    /** The request is carried out, and then the connection ends without an answer. */
    record LostAnswer() implements S3Fault {}

    /** 200 with an error as its body, as S3 may answer what takes long; nothing is done. */
    record OkWithErrorBody() implements S3Fault {}

    /** Refuses the caller; nothing is done. */
    record Forbidden(Reason reason) implements S3Fault {}

    /** 404 NoSuchBucket; nothing is done. */
    record NoSuchBucket() implements S3Fault {}

    /** 403 RequestTimeTooSkewed; nothing is done. The answer's Date is right, so a client cannot adapt to it. */
    record ClockSkewed() implements S3Fault {}

    /** The answer does not say that the object is encrypted. */
    record DropsEncryptionHeader() implements S3Fault {}

    /** The answer does not say which checksum the object has, as with servers that keep none. */
    record DropsChecksums() implements S3Fault {}

    /** One byte of an object differs on its way to the client. */
    record FlippedByteInAnswer() implements S3Fault {}

    /** @param bytesPerSecond of an answer's body, at least 1 */
    record SlowAnswers(long bytesPerSecond) implements S3Fault {
        public SlowAnswers {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("Not a rate: " + bytesPerSecond + " bytes a second");
            }
        }
    }

    /** Why a caller is refused; S3 says 400 to a token that has expired, 403 otherwise. */
    enum Reason {
        INVALID_ACCESS_KEY_ID(S3Error.INVALID_ACCESS_KEY_ID),
        EXPIRED_TOKEN(S3Error.EXPIRED_TOKEN),
        ACCESS_DENIED(S3Error.ACCESS_DENIED);

        private final S3Error error;

        Reason(S3Error error) {
            this.error = error;
        }

        S3Error error() {
            return error;
        }
    }

    /** What the fault can strike. */
    default Set<Operation> operations() {
        return switch (this) {
            case OkWithErrorBody fault -> EnumSet.of(Operation.COMPLETE_UPLOAD, Operation.COPY_OBJECT);
            case DropsEncryptionHeader fault ->
                EnumSet.of(
                        Operation.PUT_OBJECT,
                        Operation.COPY_OBJECT,
                        Operation.CREATE_UPLOAD,
                        Operation.UPLOAD_PART,
                        Operation.COPY_PART,
                        Operation.COMPLETE_UPLOAD,
                        Operation.GET_OBJECT,
                        Operation.HEAD_OBJECT);
            case DropsChecksums fault -> EnumSet.of(Operation.PUT_OBJECT, Operation.GET_OBJECT, Operation.HEAD_OBJECT);
            case FlippedByteInAnswer fault -> EnumSet.of(Operation.GET_OBJECT);
            default -> EnumSet.allOf(Operation.class);
        };
    }
}
