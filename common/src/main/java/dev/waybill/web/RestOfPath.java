package dev.waybill.web;

/** What a pattern such as <code>/api/files/{*name}</code> matched. */
public final class RestOfPath {

    private RestOfPath() {}

    /** Without the slash that it begins with, unless nothing follows the prefix at all. */
    public static String of(String matched) {
        return matched.startsWith("/") ? matched.substring(1) : matched;
    }
}
