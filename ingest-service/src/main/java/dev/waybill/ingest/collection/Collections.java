package dev.waybill.ingest.collection;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.CollectionName;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** All collections. */
@Component
@EnableConfigurationProperties(CollectionSettings.class)
public class Collections {

    private final Map<CollectionName, Collection> byName;
    private final long largestLimit;

    Collections(CollectionSettings settings) {
        this.byName = settings.toCollections().stream()
                .collect(Collectors.toUnmodifiableMap(Collection::name, Function.identity()));
        this.largestLimit =
                byName.values().stream().mapToLong(Collection::maxSize).max().orElse(0);
    }

    /** @throws WaybillException BAD_REQUEST when there is no such collection */
    public Collection get(CollectionName name) {
        Collection collection = byName.get(name);
        if (collection == null) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "there is no collection " + name);
        }
        return collection;
    }

    /** The most bytes that any collection takes. */
    public long largestLimit() {
        return largestLimit;
    }
}
