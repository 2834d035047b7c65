package dev.waybill.web;

import java.util.function.Consumer;

/** The same as {@link JsonLines}, of lines that are text already: they end with CRLF, and who breaks off breaks off the answer. */
@FunctionalInterface
public interface TextLines {

    /** Tells each line, without its end, as soon as it is known. */
    void tell(Consumer<String> line);
}
