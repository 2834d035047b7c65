package dev.waybill.catalog.link;

/** What a link is good for. One for GET answers 403 to HEAD (guarantees.md, trap 8). */
public enum LinkMethod {
    GET,
    HEAD
}
