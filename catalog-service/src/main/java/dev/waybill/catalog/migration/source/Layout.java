package dev.waybill.catalog.migration.source;

import java.util.List;
import java.util.Optional;

/** How the files of a collection lie in a tree, as the seeds have them. */
interface Layout {

    /** All of them. */
    List<Layout> ALL = List.of(
            new DocumentLayout(),
            new JobDocumentLayout(),
            DatedLayout.EVENT_MEDIA,
            DatedLayout.USER_PROFILES,
            new ImageLayout());

    /** As {@code --source} names it. */
    String name();

    /** The directory that they lie below. */
    String top();

    /** How they lie there, for people. */
    String form();

    /** Whether a path below the directory is another layout's. */
    default boolean leavesOut(String path) {
        return false;
    }

    /** What a file is that lies so, empty where it does not. */
    Optional<Placement> place(RegularFile file);

    /** What a file is by the first layout that it lies in. */
    static Optional<Placement> find(RegularFile file) {
        return ALL.stream()
                .filter(layout -> file.path().startsWith(layout.top() + "/"))
                .flatMap(layout -> layout.place(file).stream())
                .findFirst();
    }
}
