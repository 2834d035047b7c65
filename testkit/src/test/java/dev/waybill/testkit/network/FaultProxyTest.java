package dev.waybill.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    final AtomicLong received = new AtomicLong();
    ServerSocket echo;
    FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::answer);
        proxy = FaultProxy.to("127.0.0.1", echo.getLocalPort());
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
            assertThatIsReset(socket);
        }
    }

    @Test
    void refusesNewConnectionsUntilRestored() throws IOException {
        proxy.cut();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        proxy.restore();
        passesBytesBothWaysUntilTheEnd();
    }

    @Test
    void delaysWhatPasses() throws IOException {
        proxy.set(new Fault.Latency(Duration.ofMillis(100), Duration.ofMillis(10)));
        try (var socket = connect()) {
            assertThat(timeToEcho(socket, 1)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void letsGoOfWhatWasDelayedWhenRestored() throws IOException {
        proxy.set(new Fault.Latency(Duration.ofHours(1), Duration.ZERO));
        try (var socket = connect()) {
            socket.getOutputStream().write(1);
            proxy.restore();
            assertThat(socket.getInputStream().read()).isEqualTo(1);
        }
    }

    @Test
    void throttlesEachWay() throws IOException {
        proxy.set(new Fault.Throttle(10_000));
        try (var socket = connect()) {
            assertThat(timeToEcho(socket, 3_000)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void swallowsAllInABlackHoleAndThenResets() throws IOException {
        try (var before = connect()) {
            assertThatEchoes(before);
            proxy.set(new Fault.BlackHole());
            try (var during = connect()) {
                assertThatNothingIsAnswered(before);
                assertThatNothingIsAnswered(during);
                assertThat(received).hasValue(1);
                proxy.restore();
                assertThatIsReset(before);
                assertThatIsReset(during);
            }
        }
        passesBytesBothWaysUntilTheEnd();
    }

    @Test
    void leavesAConnectionThatLostNothingInABlackHole() throws IOException {
        try (var socket = connect()) {
            assertThatEchoes(socket);
            proxy.set(new Fault.BlackHole());
            proxy.restore();
            assertThatEchoes(socket);
        }
    }

    @Test
    void cutsTheWayToTheServerAlone() throws IOException {
        try (var socket = connect()) {
            assertThatEchoes(socket);
            proxy.set(new Fault.CutToServer());
            assertThatNothingIsAnswered(socket);
            assertThat(received).hasValue(1);
        }
    }

    @Test
    void cutsTheWayToTheClientAlone() throws IOException {
        try (var socket = connect()) {
            assertThatEchoes(socket);
            proxy.set(new Fault.CutToClient());
            assertThatNothingIsAnswered(socket);
            await().pollDelay(Duration.ZERO).untilAtomic(received, equalTo(2L));
        }
    }

    @Test
    void resetsOldAndNewConnections() throws IOException {
        try (var before = connect()) {
            assertThatEchoes(before);
            proxy.set(new Fault.Reset());
            assertThatIsReset(before);
            await().pollDelay(Duration.ZERO)
                    .untilAsserted(() -> assertThatThrownBy(() -> {
                                try (var during = connect()) {
                                    during.getInputStream().read();
                                }
                            })
                            .isInstanceOf(SocketException.class));
        }
        proxy.restore();
        passesBytesBothWaysUntilTheEnd();
    }

    @Test
    void listensOnThePortThatItIsGiven() throws IOException {
        proxy.close();
        try (var second = FaultProxy.to("127.0.0.1", echo.getLocalPort(), proxy.port())) {
            assertThat(second.port()).isEqualTo(proxy.port());
            passesBytesBothWaysUntilTheEnd();
        }
    }

    @Test
    void leavesNeitherSocketsNorThreadsWhateverTheFaultWas() throws IOException {
        var faults = List.of(
                Fault.NONE,
                new Fault.Latency(Duration.ofHours(1), Duration.ZERO),
                new Fault.Throttle(1),
                new Fault.BlackHole(),
                new Fault.CutToServer(),
                new Fault.CutToClient(),
                new Fault.Reset(),
                new Fault.Refuse());
        for (var fault : faults) {
            try (var before = connect()) {
                before.getOutputStream().write(new byte[10]);
                proxy.set(fault);
                connectAndLeave(fault);
                proxy.restore();
            }
            await().pollDelay(Duration.ZERO)
                    .untilAsserted(() ->
                            assertThat(proxy.connections()).as("%s", fault).isZero());
        }
    }

    private void connectAndLeave(Fault fault) {
        try (var during = connect()) {
            during.getOutputStream().write(new byte[10]);
        } catch (IOException e) {
            assertThat(fault.resets()).as("%s", fault).isTrue();
        }
    }

    private static Duration timeToEcho(Socket socket, int bytes) throws IOException {
        var start = System.nanoTime();
        socket.getOutputStream().write(new byte[bytes]);
        socket.getInputStream().readNBytes(bytes);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void assertThatEchoes(Socket socket) throws IOException {
        socket.getOutputStream().write(7);
        assertThat(socket.getInputStream().read()).isEqualTo(7);
    }

    private static void assertThatNothingIsAnswered(Socket socket) throws IOException {
        socket.getOutputStream().write(7);
        socket.setSoTimeout(100);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(0);
    }

    private static void assertThatIsReset(Socket socket) {
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
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
                        for (var read = socket.getInputStream().read(); read >= 0; ) {
                            received.incrementAndGet();
                            socket.getOutputStream().write(read);
                            read = socket.getInputStream().read();
                        }
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
