package dev.waybill.testkit;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.testcontainers.containers.GenericContainer;

/** A back end that can be had as a container, and what tests need to know of it once it runs. */
interface ContainerBackend<T> {

    String image();

    /** Why the container cannot be had, in words for a log; empty if it seems that it can. */
    Optional<String> obstacle();

    /** Starts the container, which is stopped when the JVM ends. */
    T start();

    /** @param pull whether the image may be fetched where nobody demanded containers */
    static <C extends GenericContainer<?>, T> ContainerBackend<T> of(
            String image, boolean pull, Supplier<C> make, Function<C, T> describe) {
        return new ContainerBackend<>() {
            @Override
            public String image() {
                return image;
            }

            @Override
            public Optional<String> obstacle() {
                return Docker.obstacleTo(image, pull);
            }

            @Override
            public T start() {
                var container = make.get();
                AtJvmEnd.close(container);
                container.start();
                return describe.apply(container);
            }
        };
    }
}
