package dev.waybill.catalog.content;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** What is asked of some content: all of it or a range, on conditions or none, or only its headers. */
public record ContentRequest(HttpMethod method, HttpHeaders headers) {

    boolean wantsBytes() {
        return !method.equals(HttpMethod.HEAD);
    }
}
