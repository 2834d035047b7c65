package dev.waybill.catalog.console;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.view.FragmentsRendering;

/** The form of an upload, whose files go to ingest straight from the browser. */
@Controller
class UploadController {

    @GetMapping("/console/upload")
    FragmentsRendering page() {
        return FragmentsRendering.fragment(
                        "console/upload",
                        Map.of("collections", UploadFields.ALL, "ownerKinds", UploadFields.allMembers()))
                .build();
    }
}
