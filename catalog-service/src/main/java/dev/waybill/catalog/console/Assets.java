package dev.waybill.catalog.console;

import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Where the files lie that pages are made of, by addresses that change with their content: browsers keep them for good. */
@Component
class Assets {

    /** The version is that of the pom. */
    static final String HTMX = "/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private static final String OURS = "/console/assets/";

    private final ResourceUrlProvider addresses;

    Assets(ResourceUrlProvider addresses) {
        this.addresses = addresses;
    }

    public String htmx() {
        return HTMX;
    }

    /** @param name such as {@code console.css} */
    public String of(String name) {
        String path = OURS + name;
        return Objects.requireNonNullElse(addresses.getForLookupPath(path), path);
    }
}
