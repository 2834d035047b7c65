package dev.waybill.catalog.migration.source;

import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Agencies' and clients' documents, by seed 002. A name that is not in its form has to begin with the owner. */
final class DocumentLayout implements Layout {

    private static final Pattern OWNER = Pattern.compile("((?:AGY|CLT)-[A-Za-z0-9-]{1,60})_");
    private static final Pattern EPOCH = Pattern.compile("([0-9]{1,20})_(.+)", Pattern.DOTALL);

    /** {@code AGY-12-34.pdf} may be of AGY-12 as well as of AGY-12-34, and so is nobody's. */
    private static final Pattern NUMBERED_OWNER = Pattern.compile("((?:AGY|CLT)-[0-9]{1,60})(?![A-Za-z0-9-])");

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public String top() {
        return "uploads";
    }

    @Override
    public String form() {
        return "uploads/{doc_type}/{AGY-n or CLT-n}_{doc_type}_{epoch}_{name}";
    }

    @Override
    public boolean leavesOut(String path) {
        return path.equals("uploads/jobs");
    }

    @Override
    public Optional<Placement> place(RegularFile file) {
        List<String> segments = file.segments();
        return segments.size() == 3 && !leavesOut("uploads/" + segments.get(1))
                ? docType(segments.get(1)).flatMap(type -> place(file, type))
                : Optional.empty();
    }

    private static Optional<Placement> place(RegularFile file, DocType type) {
        String name = file.name();
        Matcher before = OWNER.matcher(name);
        String rest = before.lookingAt() && name.startsWith(type + "_", before.end())
                ? name.substring(before.end() + type.value().length() + 1)
                : "";
        Matcher epoch = EPOCH.matcher(rest);
        if (!epoch.matches()) {
            return owner(name).map(owner -> of(file, owner, type, name, file.modified()));
        }
        Instant created = PathTimes.epoch(epoch.group(1)).orElse(file.modified());
        return owner(name).map(owner -> of(file, owner, type, epoch.group(2), created));
    }

    private static Placement of(RegularFile file, Owner owner, DocType type, String original, Instant created) {
        return new Placement(CollectionName.DOCUMENTS, owner, type, file.path(), original, true, created);
    }

    private static Optional<Owner> owner(String name) {
        return Stream.of(OWNER, NUMBERED_OWNER)
                .map(beginning -> beginning.matcher(name))
                .filter(Matcher::lookingAt)
                .map(found -> found.group(1))
                .flatMap(id ->
                        Stream.of(Owner.Kind.AGENCY, Owner.Kind.CLIENT).flatMap(kind -> Owner.find(kind, id).stream()))
                .findFirst();
    }

    /** The type that a directory is named after, empty where it is none. */
    static Optional<DocType> docType(String directory) {
        try {
            return Optional.of(new DocType(directory));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
