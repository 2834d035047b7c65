package dev.waybill.storage.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.MediaType;
import dev.waybill.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Whose a key is: what S3 keeps as an object's metadata. */
record Claim(
        @JsonProperty("id") FileId id,
        @JsonProperty("sha256") Sha256 sha256,
        @JsonProperty("file_type") MediaType fileType) {

    static Claim of(FileDetails file) {
        return new Claim(file.id(), file.sha256(), file.fileType());
    }

    byte[] json() {
        return JsonMapper.shared().writeValueAsBytes(this);
    }

    /** The claim in a file, or empty when there is no such file, or what it holds is none. */
    static Optional<Claim> read(Path file) throws IOException {
        try (InputStream json = Files.newInputStream(file)) {
            return Optional.of(JsonMapper.shared().readValue(json, Claim.class));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        }
    }
}
