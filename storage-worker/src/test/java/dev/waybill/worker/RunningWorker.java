package dev.waybill.worker;

import static org.awaitility.Awaitility.await;

import dev.waybill.consume.kafka.RecordConsumer;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.testkit.KafkaBackend;
import dev.waybill.testkit.S3Backend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service in this process, against real back ends. */
public final class RunningWorker implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningWorker(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** How to start it: plainly, or with a port wrapped in something that misbehaves. */
    public record Setup(
            KafkaBackend kafka,
            S3Backend s3,
            String staging,
            UnaryOperator<ObjectStore> store,
            UnaryOperator<StagingArea> stagingArea) {

        public Setup(KafkaBackend kafka, S3Backend s3, String staging) {
            this(kafka, s3, staging, UnaryOperator.identity(), UnaryOperator.identity());
        }

        public Setup withStore(UnaryOperator<ObjectStore> wrapper) {
            return new Setup(kafka, s3, staging, wrapper, stagingArea);
        }

        public Setup withStagingArea(UnaryOperator<StagingArea> wrapper) {
            return new Setup(kafka, s3, staging, store, wrapper);
        }

        /** Returns when it takes work, which it does once it has tried the store. */
        public RunningWorker start(String... more) {
            RunningWorker worker = startAnyhow(more);
            await().pollDelay(Duration.ZERO).until(worker.get(RecordConsumer.class)::isRunning);
            return worker;
        }

        /** The same where the store does not let it. */
        public RunningWorker startAnyhow(String... more) {
            List<String> arguments = arguments();
            arguments.addAll(List.of(more));
            return new RunningWorker(new SpringApplicationBuilder(StorageWorkerApplication.class)
                    .initializers(wrapping())
                    .run(arguments.toArray(String[]::new)));
        }

        /** The settings as a command line. */
        public List<String> arguments() {
            return new ArrayList<>(List.of(
                    "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                    "--waybill.kafka.partitions=3",
                    "--waybill.s3.endpoint-url=" + s3.endpoint(),
                    "--waybill.s3.region=" + s3.region(),
                    "--waybill.s3.bucket=" + s3.bucket(),
                    "--waybill.s3.access-key-id=" + s3.accessKey(),
                    "--waybill.s3.secret-access-key=" + s3.secretKey(),
                    "--waybill.s3.force-path-style=true",
                    "--waybill.staging.location=" + staging,
                    "--waybill.worker.first-retry=50ms",
                    "--waybill.worker.slowest-retry=500ms",
                    "--server.port=0",
                    "--management.server.port=0"));
        }

        private ApplicationContextInitializer<ConfigurableApplicationContext> wrapping() {
            return context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return switch (bean) {
                        case ObjectStore plain -> store.apply(plain);
                        case StagingArea plain -> stagingArea.apply(plain);
                        default -> bean;
                    };
                }
            });
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public int managementPort() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.management.port")));
    }

    /** Stops it as SIGTERM does. */
    @Override
    public void close() {
        context.close();
    }
}
