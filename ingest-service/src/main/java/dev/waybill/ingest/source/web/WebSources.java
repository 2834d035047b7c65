package dev.waybill.ingest.source.web;

import dev.waybill.address.PublicAddresses;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.ingest.source.Deadline;
import dev.waybill.ingest.source.Fetched;
import dev.waybill.ingest.source.SourceAddress;
import dev.waybill.ingest.source.SourceBody;
import dev.waybill.ingest.source.SourceReader;
import dev.waybill.ingest.source.SourceSettings;
import dev.waybill.ingest.source.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.ssl.SSLContexts;

/** Bodies of web servers' answers, just as they are sent. */
public final class WebSources implements SourceReader<SourceAddress.Web>, AutoCloseable {

    /** Statuses that pass. */
    private static final Set<Integer> NOT_NOW =
            Set.of(HttpStatus.SC_REQUEST_TIMEOUT, HttpStatus.SC_TOO_EARLY, HttpStatus.SC_TOO_MANY_REQUESTS);

    private final CloseableHttpClient client;

    private final Watch watch = new Watch();

    WebSources(DnsResolver names, Set<String> privateNetworks, SSLContext tls) {
        this.client = WebClient.create(new PublicAddresses(names, privateNetworks), tls);
    }

    /** As the settings say, with the names and certificates that this machine knows. */
    public static WebSources create(SourceSettings settings) {
        return new WebSources(
                SystemDefaultDnsResolver.INSTANCE, settings.privateNetworks(), SSLContexts.createSystemDefault());
    }

    @Override
    public Fetched open(SourceAddress.Web address, Deadline deadline) {
        HttpGet get = new HttpGet(address.uri());
        get.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        Future<?> ending = watch.at(deadline, get::cancel);
        Fetched.Closing end = () -> {
            ending.cancel(false);
            get.cancel(); // closing the body would read all of it first, and it may have no end
        };
        try {
            ClassicHttpResponse answer = client.executeOpen(null, get, null);
            requireBytes(answer.getCode());
            return fetched(answer.getEntity(), deadline, end);
        } catch (IOException e) {
            end.close();
            deadline.require();
            throw explained(e, address);
        } catch (RuntimeException e) {
            end.close();
            throw e;
        }
    }

    private static Fetched fetched(HttpEntity entity, Deadline deadline, Fetched.Closing end) throws IOException {
        if (entity == null) {
            return new Fetched(OptionalLong.of(0), true, InputStream.nullInputStream(), end);
        }
        long length = entity.getContentLength();
        return new Fetched(
                length < 0 ? OptionalLong.empty() : OptionalLong.of(length),
                length >= 0 || entity.isChunked(),
                new SourceBody(entity.getContent(), deadline),
                end);
    }

    private static void requireBytes(int status) {
        if (status == HttpStatus.SC_OK) {
            return;
        }
        String answer = "the source answers " + status;
        if (status >= HttpStatus.SC_SERVER_ERROR || NOT_NOW.contains(status)) {
            throw new WaybillException(ErrorCode.SOURCE_UNAVAILABLE, answer);
        }
        if (status < HttpStatus.SC_BAD_REQUEST) {
            throw SourceAddress.refused(answer + ", and redirects are not followed");
        }
        throw new WaybillException(ErrorCode.SOURCE_NOT_FOUND, answer);
    }

    private static WaybillException explained(IOException e, SourceAddress.Web address) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PublicAddresses.RefusedAddressException refused) {
                return SourceAddress.refused(String.valueOf(refused.getMessage()));
            }
        }
        return new WaybillException(
                ErrorCode.SOURCE_UNAVAILABLE,
                "%s does not answer: %s".formatted(address.host(), e.getClass().getSimpleName()),
                e);
    }

    @Override
    public void close() throws IOException {
        watch.close();
        client.close();
    }
}
