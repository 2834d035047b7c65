package dev.waybill.access.jwt;

/** Where a page's request goes on that is refused before any controller: whoever serves the pages answers it, with their own. */
public final class RefusedPage {

    public static final String PATH = "/console/refused";

    /** The request's attribute that says why, a {@link dev.waybill.error.WaybillException}. */
    public static final String REASON = "dev.waybill.refused";

    private RefusedPage() {}
}
