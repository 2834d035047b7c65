package dev.waybill.catalog.migration.source;

import dev.waybill.file.CollectionName;
import dev.waybill.file.Owner;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documents of jobs, by seed 002. */
final class JobDocumentLayout implements Layout {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}-(?=.)");

    @Override
    public String name() {
        return "job-documents";
    }

    @Override
    public String top() {
        return "uploads/jobs";
    }

    @Override
    public String form() {
        return "uploads/jobs/{job_id}/{doc_type}/{uuid}-{name}";
    }

    @Override
    public Optional<Placement> place(RegularFile file) {
        List<String> segments = file.segments();
        if (segments.size() != 5) {
            return Optional.empty();
        }
        String original = withoutUuid(file.name());
        return Owner.find(Owner.Kind.JOB, segments.get(2))
                .flatMap(job -> DocumentLayout.docType(segments.get(3))
                        .map(type -> new Placement(
                                CollectionName.JOB_DOCUMENTS,
                                job,
                                type,
                                file.path(),
                                original,
                                true,
                                file.modified())));
    }

    private static String withoutUuid(String name) {
        Matcher uuid = UUID.matcher(name);
        return uuid.lookingAt() ? name.substring(uuid.end()) : name;
    }
}
