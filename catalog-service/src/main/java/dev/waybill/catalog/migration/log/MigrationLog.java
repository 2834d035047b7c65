package dev.waybill.catalog.migration.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.reference.Reference;
import dev.waybill.catalog.migration.run.RunLog;
import dev.waybill.event.EventJson;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code migration.log}: a JSON object a line, for {@code tail -f} and {@code jq}. Of 100 MiB it begins anew, and keeps three before.
 * Where it cannot be written, the service's own log says so once, and runs go on.
 */
public final class MigrationLog implements RunLog, AutoCloseable {

    private static final String NAME = "waybill.migration";
    private static final FileSize MOST = new FileSize(100 * FileSize.MB_COEFFICIENT);
    private static final int KEPT = 3;

    private final JsonMapper json = EventJson.mapper();
    private final ch.qos.logback.classic.Logger lines;
    private final Path file;
    private final Clock clock;
    private @Nullable RollingFileAppender<ILoggingEvent> appender;

    /** @param file made, with its directory, when the first line is written */
    public MigrationLog(Path file, Clock clock) {
        this.lines = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(NAME);
        this.file = file;
        this.clock = clock;
        lines.setAdditive(false);
        lines.setLevel(Level.INFO);
    }

    private synchronized void open() {
        if (appender == null) {
            appender = appending(lines.getLoggerContext());
            lines.addAppender(appender);
        }
    }

    private RollingFileAppender<ILoggingEvent> appending(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%msg%n");
        encoder.start();
        RollingFileAppender<ILoggingEvent> made = new RollingFileAppender<>();
        made.setContext(context);
        made.setName(NAME);
        made.setFile(file.toString());
        made.setEncoder(encoder);
        made.setTriggeringPolicy(bySize(context));
        made.setRollingPolicy(keepingSome(context, made));
        made.start();
        return made;
    }

    private static SizeBasedTriggeringPolicy<ILoggingEvent> bySize(LoggerContext context) {
        SizeBasedTriggeringPolicy<ILoggingEvent> policy = new SizeBasedTriggeringPolicy<>();
        policy.setContext(context);
        policy.setMaxFileSize(MOST);
        policy.start();
        return policy;
    }

    private FixedWindowRollingPolicy keepingSome(LoggerContext context, RollingFileAppender<ILoggingEvent> parent) {
        FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setParent(parent);
        policy.setFileNamePattern(file + ".%i");
        policy.setMinIndex(1);
        policy.setMaxIndex(KEPT);
        policy.start();
        return policy;
    }

    @Override
    public void run(Run run) {
        var files = run.progress().files();
        write(new RunLine(
                clock.instant(),
                run.id().toString(),
                run.phase().toString(),
                run.order().mode().toString(),
                run.order().bucket(),
                files.files(),
                files.bytes(),
                run.trouble()));
    }

    @Override
    public void file(Entry entry) {
        var draft = entry.draft();
        var code = entry.code();
        write(new FileLine(
                clock.instant(),
                entry.run().toString(),
                entry.path(),
                draft == null ? null : draft.key().value(),
                draft == null ? null : draft.id().toString(),
                entry.state().toString(),
                code == null ? null : code.name(),
                entry.message(),
                entry.size()));
    }

    @Override
    public void reference(RunId run, Reference reference) {
        write(new ReferenceLine(
                clock.instant(),
                run.toString(),
                reference.target(),
                reference.document(),
                reference.place(),
                reference.before(),
                reference.after(),
                reference.change().name().toLowerCase(Locale.ROOT)));
    }

    private void write(Object line) {
        open();
        lines.info("{}", json.writeValueAsString(line));
    }

    /** Ends it; what is written after that is lost. */
    @Override
    public synchronized void close() {
        if (appender != null) {
            lines.detachAppender(appender);
            appender.stop();
        }
    }

    private record RunLine(
            Instant time,
            String run,
            String phase,
            String mode,
            String bucket,
            long files,
            long bytes,
            @Nullable String error) {}

    private record FileLine(
            Instant time,
            String run,
            String path,
            @Nullable String key,
            @Nullable String fileId,
            String state,
            @Nullable String code,
            @Nullable String message,
            long size) {}

    private record ReferenceLine(
            Instant time,
            String run,
            String target,
            String document,
            String place,
            String before,
            @Nullable String after,
            String change) {}
}
