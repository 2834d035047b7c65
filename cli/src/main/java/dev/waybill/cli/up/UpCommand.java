package dev.waybill.cli.up;

import dev.waybill.cli.terminal.Complaint;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code waybill up} as help and completion show it. The launcher starts the quickstart instead of coming here. */
@Command(
        name = "up",
        description = "Runs everything on this machine: Kafka, S3, MongoDB and the services.",
        footer = {
            "",
            "Ctrl-C stops it; what it holds stays under --data. S3_ENDPOINT_URL,",
            "KAFKA_BOOTSTRAP_SERVERS and MONGODB_URI in the environment each replace an",
            "embedded part."
        })
public final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "./data",
            description = "what outlives it (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "the API (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--management-port",
            paramLabel = "N",
            defaultValue = "8081",
            description = "health and metrics (default: ${DEFAULT-VALUE})")
    private int managementPort;

    @Option(
            names = "--kafka-port",
            paramLabel = "N",
            defaultValue = "9092",
            description = "Kafka (default: ${DEFAULT-VALUE})")
    private int kafkaPort;

    @Option(
            names = "--s3-port",
            paramLabel = "N",
            defaultValue = "9000",
            description = "S3 (default: ${DEFAULT-VALUE})")
    private int s3Port;

    @Option(
            names = "--mongo-port",
            paramLabel = "N",
            defaultValue = "27017",
            description = "MongoDB (default: ${DEFAULT-VALUE})")
    private int mongoPort;

    @Override
    public Integer call() {
        throw new Complaint("This jar is the client half only; start the server with ./waybill up.");
    }
}
