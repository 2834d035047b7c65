package dev.waybill.catalog.verification;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.staging.StagedBytes;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagingArea;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Staging as far as this service gets at it. Every call fails with {@link ErrorCode#STAGING_UNAVAILABLE}. */
final class Staged {

    private final StagingArea area;
    private final @Nullable String leftOut;

    private Staged(StagingArea area, @Nullable String leftOut) {
        this.area = area;
        this.leftOut = leftOut;
    }

    /** Tried once: a directory that is not mounted here leaves staging out rather than making every file look lost. */
    static Staged of(StagingArea area) {
        try {
            area.find(FileId.next());
            return new Staged(area, null);
        } catch (IOException e) {
            return new Staged(area, String.valueOf(e.getMessage()));
        }
    }

    /** Why it cannot be compared, null where it can. */
    @Nullable
    String leftOut() {
        return leftOut;
    }

    boolean isCompared() {
        return leftOut == null;
    }

    /** Whether bytes of a file are staged; true where that cannot be told, so that nobody calls them missing. */
    boolean has(FileId id) {
        return !isCompared() || find(id).isPresent();
    }

    Optional<StagedFile> find(FileId id) {
        return call(() -> area.find(id));
    }

    void list(Consumer<StagedBytes> each) {
        call(() -> {
            area.list(each);
            return true;
        });
    }

    void delete(FileId id) {
        call(() -> {
            area.delete(id);
            return true;
        });
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.STAGING_UNAVAILABLE, "staging: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws IOException;
    }
}
