package dev.waybill.catalog.rebuild;

import dev.waybill.event.EventEnvelope;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What tells of files apart from the catalog: the topics, or the bucket. It is read and left as it is. */
public interface RebuildSource {

    /**
     * Hands over all that there is at the time of the call, in batches, one after another. Returns once the catalog in
     * use has heard all of that too, as far as it hears of it at all.
     *
     * @return how much there was that tells of no file
     * @throws dev.waybill.error.WaybillException when it does not answer, or the catalog is too far behind
     */
    long read(Consumer<List<EventEnvelope>> batches);

    /** The sources that one technology has. */
    record Known(Map<From, RebuildSource> sources) {}
}
