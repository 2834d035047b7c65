package dev.waybill.benchmarks;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.waybill.benchmarks.Options.Part;
import dev.waybill.benchmarks.figure.Comparison;
import dev.waybill.benchmarks.link.ConstantRedirect;
import dev.waybill.benchmarks.link.LinkRace;
import dev.waybill.benchmarks.process.Places;
import dev.waybill.benchmarks.process.Programs;
import dev.waybill.benchmarks.process.Server;
import dev.waybill.benchmarks.transfer.Batch;
import dev.waybill.benchmarks.transfer.Carrier;
import dev.waybill.benchmarks.transfer.Migration;
import dev.waybill.benchmarks.transfer.Race;
import dev.waybill.benchmarks.transfer.Rclone;
import dev.waybill.benchmarks.transfer.Waybill;
import dev.waybill.benchmarks.transfer.s3.BareSdk;
import dev.waybill.benchmarks.transfer.s3.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A running server, its peers and a directory; nothing of them is left when it is closed, or the process told to stop. */
final class Session implements AutoCloseable {

    private static final int MOST_LINKS = 1000;
    private static final long SEED = 42;

    private final Options options;
    private final Consumer<String> progress;
    private final Scratch scratch;
    private final Server server;
    private final Bucket bucket;
    private final Waybill waybill;
    private final Migration migration;
    private final Race race;
    private final Thread stop = new Thread(this::end, "stop");

    private Session(Options options, Consumer<String> progress, Scratch scratch, Server server) {
        this.options = options;
        this.progress = progress;
        this.scratch = scratch;
        this.server = server;
        this.bucket = Bucket.open(server.places().bucket());
        this.waybill = new Waybill(server.places().address(), server.usage());
        this.migration = new Migration(server.places().address(), scratch.resolve("source"), server.usage());
        this.race = race(waybill, Optional.of(new BareSdk(bucket, server.usage())));
    }

    static Session begin(Options options, Consumer<String> progress) throws IOException {
        Scratch scratch = Scratch.in(options.directory);
        progress.accept("Starting Waybill…");
        try {
            long limit = Math.max(options.large.bytes(), options.size.bytes());
            Server server =
                    Server.start(scratch.resolve("server"), limit, scratch.resolve("source"), ConstantRedirect.class);
            Session session = new Session(options, progress, scratch, server);
            Runtime.getRuntime().addShutdownHook(session.stop);
            return session;
        } catch (RuntimeException | IOException e) {
            keepLog(options, scratch);
            scratch.close();
            throw e;
        }
    }

    Places places() {
        return server.places();
    }

    /** Empty where it is not installed. */
    String rcloneVersion() {
        return Programs.find("rclone").map(Rclone::version).orElse("");
    }

    Comparison measure(Part part) throws IOException {
        return switch (part) {
            case SMALL -> small();
            case LARGE -> large();
            case LINKS -> links();
            case MIGRATION -> migration();
        };
    }

    private Comparison small() throws IOException {
        String title = "%,d files of %s, %d at a time".formatted(options.files, options.size, options.concurrency);
        Batch batch = generate("small", options.files, options.size.bytes());
        return race.small(title, batch, options.concurrency);
    }

    private Comparison migration() throws IOException {
        String title = "A directory of %,d files of %s, catalogued and verified (migrate) or copied (rclone)"
                .formatted(options.files, options.size);
        Batch batch = generate("directory", options.files, options.size.bytes());
        return race(migration, Optional.empty()).small(title, batch, options.concurrency);
    }

    private Comparison large() throws IOException {
        return race.large("One file of " + options.large, generate("large", 1, options.large.bytes()));
    }

    private Comparison links() throws IOException {
        Batch batch = generate("links", Math.min(options.files, MOST_LINKS), options.size.bytes());
        try {
            List<String> paths = waybill.links(batch, options.concurrency);
            return new LinkRace(server.places().address(), server.usage(), scratch.path(), progress)
                    .run(paths, options.rounds, options.seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("interrupted", e);
        }
    }

    private Batch generate(String name, int count, long size) throws IOException {
        return Batch.generate(scratch.resolve(name), count, size, SEED);
    }

    /** @param last another contestant */
    private Race race(Carrier subject, Optional<Carrier> last) {
        List<Carrier> carriers = new ArrayList<>();
        carriers.add(subject);
        Programs.find("rclone")
                .map(program -> new Rclone(program, server.places().bucket(), bucket, server.usage(), scratch.path()))
                .ifPresent(carriers::add);
        last.ifPresent(carriers::add);
        return new Race(carriers, bucket, options.rounds, progress);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(stop);
        end();
    }

    private void end() {
        server.close();
        waybill.close();
        migration.close();
        bucket.close();
        keepLog(options, scratch);
        scratch.close();
    }

    private static void keepLog(Options options, Scratch scratch) {
        Path log = scratch.resolve("server").resolve("waybill.log");
        try {
            if (Files.exists(log)) {
                Files.move(log, keptLog(options.directory), REPLACE_EXISTING);
            }
        } catch (IOException e) {
            // Then there is none.
        }
    }

    /** Where the server's log is kept until the next run. */
    static Path keptLog(Path directory) {
        return directory.resolve("benchmarked-waybill.log");
    }
}
