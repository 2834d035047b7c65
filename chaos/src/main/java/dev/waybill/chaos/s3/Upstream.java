package dev.waybill.chaos.s3;

import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.TimeValue;

/** The S3 server behind the proxy. Passes on what came, and tries nothing twice. */
final class Upstream implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 1_000;

    /** About a connection rather than a request, or worked out anew from the body. None of them is ever signed. */
    private static final Set<String> NOT_PASSED_ON = caseless(
            "connection",
            "content-length",
            "expect",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final HttpHost host;
    private final CloseableHttpClient client;

    Upstream(URI server) {
        this.host = new HttpHost(server.getScheme(), server.getHost(), server.getPort());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                // The server may have been killed since.
                                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    /** The answer, whose body is still to be read; the caller closes it. */
    ClassicHttpResponse send(ClassicHttpRequest request) throws IOException {
        var passed = new BasicClassicHttpRequest(request.getMethod(), host, request.getRequestUri());
        copyHeaders(request, passed);
        passed.setEntity(request.getEntity());
        return client.executeOpen(host, passed, null);
    }

    static void copyHeaders(HttpMessage from, HttpMessage to) {
        for (Iterator<Header> headers = from.headerIterator(); headers.hasNext(); ) {
            var header = headers.next();
            if (!NOT_PASSED_ON.contains(header.getName())) {
                to.addHeader(header);
            }
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static Set<String> caseless(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }
}
