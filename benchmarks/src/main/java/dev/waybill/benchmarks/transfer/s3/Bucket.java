package dev.waybill.benchmarks.transfer.s3;

import dev.waybill.benchmarks.BenchmarkFailure;
import dev.waybill.benchmarks.process.Places;
import dev.waybill.benchmarks.transfer.Batch;
import dev.waybill.benchmarks.transfer.Sample;
import dev.waybill.storage.s3.S3Clients;
import dev.waybill.storage.s3.S3Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket that everybody's files end in. */
public final class Bucket implements AutoCloseable {

    private final S3Client s3;
    private final String name;

    private Bucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    /** With the same client as Waybill's own. */
    public static Bucket open(Places.Bucket places) {
        S3Settings settings = S3Settings.of(
                places.name(), places.region(), places.endpoint(), places.accessKeyId(), places.secretAccessKey());
        return new Bucket(S3Clients.client(settings), places.name());
    }

    S3Client s3() {
        return s3;
    }

    String name() {
        return name;
    }

    /** The keys of a batch's objects. @throws BenchmarkFailure when one is missing or of another size */
    public List<String> requireAll(String prefix, Batch batch) {
        Map<String, Long> sizes =
                s3.listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix)).contents().stream()
                        .collect(Collectors.toMap(S3Object::key, S3Object::size));
        for (Sample sample : batch.samples()) {
            if (sizes.getOrDefault(prefix + sample.name(), -1L) != sample.size()) {
                throw new BenchmarkFailure(prefix + sample.name() + " did not arrive whole");
            }
        }
        return List.copyOf(sizes.keySet());
    }

    /** Makes room on the disk. */
    public void delete(List<String> keys) {
        keys.forEach(key -> s3.deleteObject(request -> request.bucket(name).key(key)));
    }

    @Override
    public void close() {
        s3.close();
    }
}
