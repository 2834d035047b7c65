package dev.waybill.quickstart;

import dev.waybill.access.jwt.JwtSettings;
import dev.waybill.catalog.CatalogServiceApplication;
import dev.waybill.embedded.PortTaken;
import dev.waybill.ingest.IngestServiceApplication;
import dev.waybill.quickstart.openapi.OpenApiConfiguration;
import dev.waybill.storage.s3.S3Settings;
import dev.waybill.worker.StorageWorkerApplication;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

/** The services in one Spring context, and the back ends below them. */
final class Everything implements AutoCloseable {

    private final DataDirectory data;
    private final Ports ports;
    private volatile @Nullable BackEnds backEnds;
    private volatile @Nullable ConfigurableApplicationContext services;

    private Everything(DataDirectory data, Ports ports) {
        this.data = data;
        this.ports = ports;
    }

    /**
     * Returns once all of it is ready. It stops when the process is told to.
     *
     * @throws PortTaken when a port is in use
     * @throws CannotStart when something else is in the way
     */
    static Everything start(Path directory, Ports ports) {
        ports.requireFree();
        Everything everything = new Everything(DataDirectory.open(directory), ports);
        Runtime.getRuntime().addShutdownHook(new Thread(everything::close, "stop"));
        try {
            everything.startServices();
            everything.places().awaitReady();
            return everything;
        } catch (RuntimeException e) {
            everything.close();
            throw everything.explained(e);
        }
    }

    private void startServices() {
        SpringApplication application = new SpringApplicationBuilder(
                        IngestServiceApplication.class,
                        StorageWorkerApplication.class,
                        CatalogServiceApplication.class,
                        OpenApiConfiguration.class)
                .initializers(startBackEnds())
                .beanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .properties(Map.of(
                        "spring.config.name",
                        "quickstart",
                        "waybill.data",
                        data.resolve("").toString(),
                        "MIGRATION_LOG",
                        data.resolve("migration.log").toString()))
                .build();
        services = application.run();
    }

    /** The settings of the environment and of {@code .env} are known by then, and nothing has connected yet. */
    private ApplicationContextInitializer<ConfigurableApplicationContext> startBackEnds() {
        return context -> {
            var environment = context.getEnvironment();
            BackEnds started = BackEnds.start(data, ports, environment);
            backEnds = started;
            Map<String, Object> settings = new HashMap<>(started.settings());
            settings.put("server.port", ports.http());
            settings.put("management.server.port", ports.management());
            environment.getPropertySources().addFirst(new MapPropertySource("quickstart", settings));
        };
    }

    /** Where everything is. */
    Places places() {
        ConfigurableApplicationContext running = services;
        BackEnds below = backEnds;
        if (running == null || below == null) {
            throw new IllegalStateException("not started");
        }
        return Places.of(
                running.getEnvironment(),
                running.getBean(S3Settings.class),
                below.settings().containsKey("S3_ENDPOINT_URL"),
                running.getBean(JwtSettings.class).isSet());
    }

    private RuntimeException explained(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortTaken || cause instanceof CannotStart) {
                return (RuntimeException) cause;
            }
        }
        return new CannotStart(
                "Waybill cannot start: %s%nMore is in %s"
                        .formatted(
                                NestedExceptionUtils.getMostSpecificCause(e).getMessage(), data.resolve("waybill.log")),
                e);
    }

    /** Stops the services, which finish what they have in hand, and then what they need. Doing it twice is no error. */
    @Override
    public void close() {
        ConfigurableApplicationContext running = services;
        BackEnds below = backEnds;
        try (data;
                below) {
            if (running != null) {
                running.close();
            }
        }
    }
}
