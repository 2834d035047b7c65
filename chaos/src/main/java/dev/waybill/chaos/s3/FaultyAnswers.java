package dev.waybill.chaos.s3;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpFilterChain;
import org.apache.hc.core5.http.io.HttpFilterChain.ResponseTrigger;
import org.apache.hc.core5.http.io.HttpFilterHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Answers a request as the fault that strikes it has it, or as the server does. */
final class FaultyAnswers implements HttpFilterHandler {

    private static final String ENCRYPTION = "x-amz-server-side-encryption";
    private static final String CHECKSUM = "x-amz-checksum-sha256";

    /** A byte near the beginning, for any object that has one. */
    private static final int FLIPPED_WITHIN = 1 << 20;

    private final Dice dice;
    private final Upstream upstream;

    FaultyAnswers(Dice dice, Upstream upstream) {
        this.dice = dice;
        this.upstream = upstream;
    }

    @Override
    public void handle(ClassicHttpRequest request, ResponseTrigger client, HttpContext context, HttpFilterChain chain)
            throws HttpException, IOException {
        var fault = dice.roll(Operation.of(
                request.getMethod(), request.getRequestUri(), request.containsHeader("x-amz-copy-source")));
        if (fault.isEmpty()) {
            forward(request, client, Optional.empty());
            return;
        }
        switch (fault.get()) {
            case S3Fault.ServerError f -> refuse(S3Error.INTERNAL_ERROR, f, client);
            case S3Fault.SlowDown f -> refuse(S3Error.SLOW_DOWN, f, client);
            case S3Fault.Forbidden f -> refuse(f.reason().error(), f, client);
            case S3Fault.NoSuchBucket f -> refuse(S3Error.NO_SUCH_BUCKET, f, client);
            case S3Fault.ClockSkewed f -> refuse(S3Error.REQUEST_TIME_TOO_SKEWED, f, client);
            case S3Fault.OkWithErrorBody f -> answer(200, S3Error.INTERNAL_ERROR, f, client);
            case S3Fault.LostAnswer f -> lose(request, f);
            case S3Fault.DropsEncryptionHeader f -> forward(request, client, fault);
            case S3Fault.DropsChecksums f -> forward(request, client, fault);
            case S3Fault.FlippedByteInAnswer f -> forward(request, client, fault);
            case S3Fault.SlowAnswers f -> forward(request, client, fault);
        }
    }

    private void refuse(S3Error error, S3Fault fault, ResponseTrigger client) throws HttpException, IOException {
        answer(error.status(), error, fault, client);
    }

    private void answer(int status, S3Error error, S3Fault fault, ResponseTrigger client)
            throws HttpException, IOException {
        dice.count(fault);
        var id = UUID.randomUUID().toString().substring(0, 16);
        var response = new BasicClassicHttpResponse(status);
        response.addHeader("x-amz-request-id", id);
        response.addHeader("x-amz-id-2", id);
        response.setEntity(new ByteArrayEntity(error.xml(id), ContentType.APPLICATION_XML));
        client.submitResponse(response);
    }

    private void lose(ClassicHttpRequest request, S3Fault fault) throws IOException {
        try (var answer = upstream.send(request)) {
            EntityUtils.consume(answer.getEntity());
        }
        dice.count(fault);
        throw new ConnectionClosedException("The answer is lost");
    }

    private void forward(ClassicHttpRequest request, ResponseTrigger client, Optional<S3Fault> fault)
            throws HttpException, IOException {
        try (var answer = upstream.send(request)) {
            var response = new BasicClassicHttpResponse(answer.getCode(), answer.getReasonPhrase());
            Upstream.copyHeaders(answer, response);
            var body = fault.map(struck -> spoil(struck, answer, response)).orElse(Body.AS_IT_IS);
            if (answer.getEntity() != null) {
                response.setEntity(body.of(answer.getEntity()));
            } else {
                passLength(answer, response);
            }
            client.submitResponse(response);
        }
    }

    /** Changes the answer's headers, and says what is to be done to its body; counts if it had what can be spoilt. */
    private Body spoil(S3Fault fault, ClassicHttpResponse answer, ClassicHttpResponse response) {
        var length = answer.getEntity() == null ? 0 : answer.getEntity().getContentLength();
        if (fault instanceof S3Fault.DropsEncryptionHeader && response.removeHeaders(ENCRYPTION)) {
            dice.count(fault);
        } else if (fault instanceof S3Fault.DropsChecksums && response.removeHeaders(CHECKSUM)) {
            dice.count(fault);
        } else if (fault instanceof S3Fault.FlippedByteInAnswer && answer.getCode() < 300 && length > 0) {
            dice.count(fault);
            return new Body(dice.pick((int) Math.min(length, FLIPPED_WITHIN)), Long.MAX_VALUE);
        } else if (fault instanceof S3Fault.SlowAnswers slow && length != 0) {
            dice.count(fault);
            return new Body(-1, slow.bytesPerSecond());
        }
        return Body.AS_IT_IS;
    }

    /** What an answer to HEAD says of a body that it does not have. */
    private static void passLength(ClassicHttpResponse answer, ClassicHttpResponse response) {
        var length = answer.getFirstHeader("Content-Length");
        if (length != null) {
            // Only asked for its length.
            response.setEntity(new EntityTemplate(Long.parseLong(length.getValue()), null, null, to -> {}));
        }
    }
}
