package dev.waybill.quickstart;

import dev.waybill.embedded.PortTaken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of the services and of what they need. 0 stands for any free one. */
record Ports(int http, int management, int kafka, int s3, int mongo) {

    /** The option that sets a port. */
    String optionFor(int port) {
        return options().entrySet().stream()
                .filter(option -> option.getValue() == port)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("--port");
    }

    private Map<String, Integer> options() {
        Map<String, Integer> options = new LinkedHashMap<>();
        options.put("--port", http);
        options.put("--management-port", management);
        options.put("--kafka-port", kafka);
        options.put("--s3-port", s3);
        options.put("--mongo-port", mongo);
        return options;
    }

    /** @throws PortTaken when one of the services' own two is in use; the back ends look for themselves */
    void requireFree() {
        requireFree(http, "the services");
        requireFree(management, "health and metrics");
    }

    private static void requireFree(int port, String purpose) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new PortTaken(port, purpose, e);
        }
    }
}
