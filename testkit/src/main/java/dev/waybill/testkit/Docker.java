package dev.waybill.testkit;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * Asks Docker what it has. Not through Testcontainers' own client, which begins by fetching an image of its own and tries
 * for minutes where there is no network.
 */
final class Docker {

    /** What Testcontainers 2.0.5 starts beside the first container, unless told not to. */
    private static final String RYUK = "testcontainers/ryuk:0.14.0";

    private static final String RYUK_DISABLED = "TESTCONTAINERS_RYUK_DISABLED";
    private static final int PULL_MINUTES = 5;

    /** Why a container of the image cannot be had; fetches the image if it may. */
    static Optional<String> obstacleTo(String image, boolean pull) {
        try (var client = connect()) {
            if (!isThere(client, image) && !pull) {
                return Optional.of("the image " + image + " is not there");
            }
            fetch(client, image);
            if (!Boolean.parseBoolean(System.getenv(RYUK_DISABLED))) {
                fetch(client, RYUK);
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } catch (IOException | RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static DockerClient connect() {
        // Throws where there is no Docker.
        return DockerClientProviderStrategy.getClientForConfig(
                DockerClientFactory.instance().getTransportConfig());
    }

    private static boolean isThere(DockerClient client, String image) {
        try {
            client.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static void fetch(DockerClient client, String image) throws InterruptedException {
        if (isThere(client, image)) {
            return;
        }
        try {
            if (!client.pullImageCmd(image)
                    .exec(new PullImageResultCallback())
                    .awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("pulling " + image + " took too long");
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the image " + image + " is not there and cannot be pulled (" + e.getMessage() + ")", e);
        }
    }

    private Docker() {}
}
