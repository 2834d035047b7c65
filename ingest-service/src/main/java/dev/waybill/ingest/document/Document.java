package dev.waybill.ingest.document;

import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Sha256;
import dev.waybill.ingest.upload.UploadTarget;
import java.util.Optional;

/** A document to take in. @param sha256 what its bytes' digest must be */
public record Document(UploadTarget target, OriginalFilename filename, Optional<Sha256> sha256, Content content) {}
