package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlakyProxyTest {

    ServerSocket echo;
    FlakyProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::answer);
        proxy = FlakyProxy.to("127.0.0.1", echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void passesBytesBothWaysUntilTheEnd() throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write("hello".getBytes());
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("hello");
        }
    }

    @Test
    void resetsWhatIsOpenWhenCut() throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(1);
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            proxy.cut();
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void refusesNewConnectionsUntilRestored() throws IOException {
        proxy.cut();
        // The system may still take a connection or two that came while the port was being closed; they are reset.
        await().untilAsserted(() -> assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class));
        proxy.restore();
        passesBytesBothWaysUntilTheEnd();
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", proxy.port());
    }

    private void answer() {
        try {
            while (true) {
                var socket = echo.accept();
                Thread.startVirtualThread(() -> {
                    try (socket) {
                        socket.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException e) {
                        // Reset, as the tests want it.
                    }
                });
            }
        } catch (IOException e) {
            // Closed at the end of the test.
        }
    }
}
