package dev.waybill.catalog.console;

import dev.waybill.access.Caller;
import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.edit.Labelling;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.link.Disposition;
import dev.waybill.catalog.link.Link;
import dev.waybill.catalog.link.Links;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.file.FileId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.view.FragmentsRendering;

/** One file: all that is known of it, and what can be done with it. */
@Controller
@RequestMapping(FileListing.PAGE + "/{id}")
class FilePageController {

    private static final String WHOLE = "console/file";
    private static final String PART = "console/file :: file";

    private final FileLookup lookup;
    private final Links links;
    private final Labelling labelling;
    private final Deletions deletions;

    FilePageController(FileLookup lookup, Links links, Labelling labelling, Deletions deletions) {
        this.lookup = lookup;
        this.links = links;
        this.labelling = labelling;
        this.deletions = deletions;
    }

    @GetMapping(headers = "!HX-Request")
    FragmentsRendering page(@PathVariable String id, Caller caller) {
        return show(WHOLE, find(id, caller)).build();
    }

    @GetMapping(headers = "HX-Request")
    FragmentsRendering part(@PathVariable String id, Caller caller) {
        return show(PART, find(id, caller)).build();
    }

    /** How far it is. Once that is settled, the event that the page waits for. */
    @GetMapping("/status")
    FragmentsRendering status(@PathVariable String id, Caller caller) {
        CatalogEntry entry = find(id, caller);
        var answer = show("console/file :: status", entry);
        return FileView.of(entry).isUnderWay()
                ? answer.build()
                : answer.header("HX-Trigger", "settled").build();
    }

    @GetMapping("/link")
    FragmentsRendering link(@PathVariable String id, Caller caller) {
        Link link = links.to(FileId.parse(id), Disposition.ATTACHMENT, caller);
        return FragmentsRendering.fragment(
                        "console/file :: link",
                        Map.of(
                                "url",
                                link.signed().url().toString(),
                                "end",
                                Shown.time(link.signed().expiresAt())))
                .build();
    }

    @PostMapping("/labels")
    FragmentsRendering relabel(@PathVariable String id, @ModelAttribute LabelsForm form, Caller caller) {
        CatalogEntry changed =
                labelling.change(FileId.parse(id), caller, List.of(form.etag()), ignored -> form.labels());
        return said(changed, "The labels are saved.");
    }

    @DeleteMapping
    FragmentsRendering delete(@PathVariable String id, Caller caller) {
        deletions.delete(find(id, caller));
        return said(find(id, caller), "The file is deleted; its object goes soon.");
    }

    private CatalogEntry find(String id, Caller caller) {
        return lookup.find(FileId.parse(id), caller);
    }

    private static FragmentsRendering.Builder show(String view, CatalogEntry entry) {
        return FragmentsRendering.fragment(view, Map.of("file", FileView.of(entry)));
    }

    private static FragmentsRendering said(CatalogEntry entry, String message) {
        return show(PART, entry)
                .fragment("console/parts :: said", Map.of("said", message))
                .build();
    }
}
