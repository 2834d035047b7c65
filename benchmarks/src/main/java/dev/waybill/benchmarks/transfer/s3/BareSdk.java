package dev.waybill.benchmarks.transfer.s3;

import dev.waybill.benchmarks.process.Consumption;
import dev.waybill.benchmarks.process.Stopwatch;
import dev.waybill.benchmarks.process.Usage;
import dev.waybill.benchmarks.transfer.Batch;
import dev.waybill.benchmarks.transfer.Carrier;
import dev.waybill.benchmarks.transfer.InParallel;
import dev.waybill.benchmarks.transfer.Sample;
import dev.waybill.benchmarks.transfer.Trip;
import dev.waybill.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** One put a file straight to the bucket, with the condition, the encryption and the checksum that Waybill asks for. */
public final class BareSdk implements Carrier {

    private final Bucket bucket;
    private final Usage server;
    private int trips;

    public BareSdk(Bucket bucket, Usage server) {
        this.bucket = bucket;
        this.server = server;
    }

    @Override
    public String name() {
        return "sdk";
    }

    @Override
    public Trip carry(Batch batch, int concurrency) {
        String prefix = "sdk-%d/".formatted(++trips);
        Stopwatch serverWatch = Stopwatch.start(server);
        Stopwatch clientWatch = Stopwatch.start(Usage.ofThisProcess());
        List<Long> answers = InParallel.map(concurrency, batch.samples(), sample -> put(prefix, sample));
        Duration took = clientWatch.elapsed();
        Consumption used = serverWatch.consumed();
        Consumption usedHere = clientWatch.consumed();
        long[] sorted = answers.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Trip(took, sorted, used, usedHere, bucket.requireAll(prefix, batch));
    }

    private long put(String prefix, Sample sample) throws IOException {
        long started = System.nanoTime();
        String sha256 = sha256(sample);
        bucket.s3()
                .putObject(
                        request -> request.bucket(bucket.name())
                                .key(prefix + sample.name())
                                .ifNoneMatch("*")
                                .serverSideEncryption(ServerSideEncryption.AES256)
                                .checksumSHA256(sha256)
                                .contentType("application/pdf"),
                        RequestBody.fromFile(sample.path()));
        return System.nanoTime() - started;
    }

    /** Read for it once more, as whoever has not staged the file must. */
    private static String sha256(Sample sample) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(sample.path()), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
            return Base64.getEncoder().encodeToString(digest.digest());
        }
    }
}
