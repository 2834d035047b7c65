package dev.waybill.chaos.backend;

import dev.waybill.chaos.s3.FaultyStore;
import dev.waybill.chaos.s3.ServerFault;
import dev.waybill.embedded.EmbeddedS3;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An S3 server that takes its faults from stdin. */
final class S3Process {

    /** The first word of the answer to a line on stdin. */
    static final String FAULTS = "faults";

    static EmbeddedS3 start(Path dataDir, int port, String accessKey, String secretKey, String bucket) {
        var faulty = new AtomicReference<@Nullable FaultyStore>();
        var s3 = EmbeddedS3.start(dataDir, port, accessKey, secretKey, store -> {
            var around = new FaultyStore(store, dataDir);
            faulty.set(around);
            return around;
        });
        s3.createBucket(bucket);
        var store = faulty.get();
        if (store != null) {
            Thread.ofPlatform().daemon().name("s3-faults").start(() -> obey(store));
        }
        return s3;
    }

    private static void obey(FaultyStore store) {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(set(store, line.strip()));
            }
        } catch (IOException e) {
            System.err.println("No more faults: " + e);
        }
    }

    private static String set(FaultyStore store, String names) {
        try {
            store.set(Arrays.stream(names.split(" "))
                    .filter(name -> !name.isEmpty())
                    .map(ServerFault::valueOf)
                    .collect(Collectors.toSet()));
            return (FAULTS + " " + names).strip();
        } catch (IllegalArgumentException e) {
            return "no such faults: " + names;
        }
    }

    private S3Process() {}
}
