package dev.waybill.catalog.migration.reference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has become of old addresses. */
public interface AddressBook {

    /**
     * What to say instead of an old path.
     *
     * @param path as {@link dev.waybill.catalog.migration.source.Found#path} has it: no scheme, host or leading slash, decoded
     */
    Optional<Answer> find(String path);

    /** @param address the new address, null while the file is not stored where it belongs */
    record Answer(@Nullable String address) {}
}
