package dev.waybill.catalog.migration.source;

import dev.waybill.catalog.migration.source.Found.Unfit;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.staging.StagedFile;
import java.util.List;
import java.util.Optional;

/** Files below {@code MIGRATION_SOURCE_DIR} that somebody names. Safe for use by many threads. */
public final class NamedFiles {

    private static final int MAX_SHOWN = 1024;

    private final SourceDirectory directory;
    private final OldAddresses addresses;
    private final Drafting drafting;

    NamedFiles(SourceDirectory directory, OldAddresses addresses, Drafting drafting) {
        this.directory = directory;
        this.addresses = addresses;
        this.drafting = drafting;
    }

    /**
     * The file that an address means, with what is told of it; empty when it is an address elsewhere.
     *
     * @param address a path below the directory, or an old address of the application's
     * @param by who names it, for people
     */
    public Optional<Found> find(String address, Told told, String by) {
        List<String> paths = paths(address);
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(file(paths)
                    .map(file -> drafted(file, told, by))
                    .orElseGet(() -> unfit(paths, "%s names it, and it is not there".formatted(by))));
        } catch (WaybillException e) {
            if (e.code() != ErrorCode.SOURCE_UNREADABLE) {
                throw e;
            }
            return Optional.of(unfit(paths, "%s names it: %s".formatted(by, e.message())));
        }
    }

    /** The paths that an address may mean; none where it is elsewhere. */
    List<String> paths(String address) {
        return addresses.paths(address);
    }

    /** The first of the paths at which a file lies. @throws WaybillException when what lies there is none that can be read */
    Optional<RegularFile> file(List<String> paths) {
        return paths.stream().flatMap(path -> directory.file(path).stream()).findFirst();
    }

    private Found drafted(RegularFile file, Told told, String by) {
        return Layout.find(file)
                .map(placement -> Adoption.ownedAsTold(placement, told))
                .or(() -> Adoption.place(file, told))
                .map(placement -> drafting.draft(file, placement, told))
                .orElseGet(() -> Drafting.misplaced(
                        file, "%s names it, and neither says whose it is nor does its path".formatted(by)));
    }

    private static Found unfit(List<String> paths, String message) {
        String path = paths.getLast();
        return new Unfit(
                path.length() > MAX_SHOWN ? path.substring(0, MAX_SHOWN) : path,
                0,
                ErrorCode.SOURCE_UNREADABLE,
                message);
    }

    /** @throws WaybillException as {@link Source#bytes} says */
    public StagedFile bytes(String path) {
        return directory.bytes(path);
    }

    /** @throws WaybillException MIGRATION_SOURCE unless the directory is set, there, and can be read */
    public void require() {
        directory.require();
    }

    Drafting drafting() {
        return drafting;
    }
}
