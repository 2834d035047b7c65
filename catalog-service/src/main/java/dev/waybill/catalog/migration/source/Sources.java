package dev.waybill.catalog.migration.source;

import dev.waybill.error.WaybillException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Everything that files can be moved from, by name. */
public final class Sources {

    /** Means all that there are. */
    public static final String ALL = "all";

    private final SourceDirectory directory;
    private final List<Source> known;

    /** @param known those that know more of a file first: of several that tell of the same path the first is right */
    Sources(SourceDirectory directory, Collection<Source> known) {
        this.directory = directory;
        this.known = List.copyOf(known);
    }

    /** Their names, in the order in which they are to be walked. */
    public List<String> names() {
        return known.stream().map(Source::name).toList();
    }

    /**
     * Those of the names, each once, in the order of {@link #names}. {@code event_media} means {@code event-media}.
     *
     * @param wanted names; {@code all}, or none, for those that are there
     * @throws WaybillException MIGRATION_SOURCE when there is no source of a name, or there is nothing at all
     */
    public List<Source> named(List<String> wanted) {
        Set<String> names = new LinkedHashSet<>();
        wanted.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT).replace('_', '-')));
        names.stream()
                .filter(name -> !name.equals(ALL) && !names().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw SourceDirectory.nothing("there is no source called %s; there are %s, and %s for what is there"
                            .formatted(name, String.join(", ", names()), ALL));
                });
        return names.isEmpty() || names.contains(ALL)
                ? there()
                : known.stream().filter(source -> names.contains(source.name())).toList();
    }

    private List<Source> there() {
        if (directory.isSet()) {
            directory.require();
        }
        List<Source> there = known.stream().filter(Source::isThere).toList();
        if (there.isEmpty()) {
            check();
            throw SourceDirectory.nothing("there is nothing to move: no files in local storage, and in %s none of %s"
                    .formatted(directory.place("."), String.join(", ", names())));
        }
        return there;
    }

    /**
     * Returns when the directory that files are taken from is set, there, can be read, and has something in it. Sources that are
     * somewhere else, such as local storage, do without.
     *
     * @throws WaybillException MIGRATION_SOURCE with what to do
     */
    public void check() {
        directory.require();
    }
}
