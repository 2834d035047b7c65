package dev.waybill.ingest.inbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is written to the security log while it is open. */
final class AuditLog implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("waybill.audit");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    AuditLog() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    List<ILoggingEvent> lines() {
        return List.copyOf(lines.list);
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }
}
