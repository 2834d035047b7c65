package dev.waybill.catalog.migration.web;

import dev.waybill.catalog.migration.ledger.Entry;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of a run, as reports tell of it.
 *
 * @param url its new address, null unless it is there
 */
record ReportLine(
        String path,
        String source,
        @Nullable String key,
        @Nullable String url,
        @Nullable String fileId,
        String state,
        @Nullable String code,
        @Nullable String message,
        long size,
        @Nullable String sha256,
        @Nullable Boolean verified) {

    static final String CSV_HEADER = "path,source,key,url,file_id,state,code,message,size,sha256,verified";

    static ReportLine of(Entry entry) {
        var draft = entry.draft();
        var sha256 = entry.sha256();
        var code = entry.code();
        return new ReportLine(
                entry.path(),
                entry.source(),
                draft == null ? null : draft.key().value(),
                entry.address(),
                draft == null ? null : draft.id().toString(),
                entry.state().toString(),
                code == null ? null : code.name(),
                entry.message(),
                entry.size(),
                sha256 == null ? null : sha256.hex(),
                entry.verified());
    }

    String csv() {
        return Stream.of(path, source, key, url, fileId, state, code, message, size, sha256, verified)
                .map(ReportLine::cell)
                .collect(Collectors.joining(","));
    }

    /** Quoted, and what a spreadsheet would take for a formula is made text (OWASP, CSV injection). */
    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        String inert = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + inert.replace("\"", "\"\"") + '"';
    }
}
