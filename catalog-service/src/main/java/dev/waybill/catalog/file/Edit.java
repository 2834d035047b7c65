package dev.waybill.catalog.file;

import dev.waybill.file.Labels;
import dev.waybill.file.Moments;
import java.time.Instant;

/** Labels that somebody gave a file after its upload. Kept apart from what events say, which they do not change. */
public record Edit(Labels labels, Instant time) {

    public Edit {
        time = Moments.toMillis(time);
    }
}
