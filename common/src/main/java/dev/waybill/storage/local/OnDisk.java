package dev.waybill.storage.local;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Something that is done on a disk. */
@FunctionalInterface
interface OnDisk<T> {

    T run() throws IOException;

    /** Its result. @throws WaybillException {@link ErrorCode#STORE_UNAVAILABLE} when the disk fails */
    static <T> T call(String attempt, OnDisk<T> work) {
        try {
            return work.run();
        } catch (FileSystemException e) { // whose message names the path, which is nobody's business but the log's
            String reason = e instanceof NoSuchFileException ? "it is gone" : String.valueOf(e.getReason());
            throw new WaybillException(ErrorCode.STORE_UNAVAILABLE, attempt + ": " + reason, e);
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.STORE_UNAVAILABLE, attempt + ": " + e.getMessage(), e);
        }
    }
}
