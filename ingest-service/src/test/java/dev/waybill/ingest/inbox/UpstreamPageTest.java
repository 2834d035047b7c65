package dev.waybill.ingest.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.file.FileDetails;
import dev.waybill.inbox.DocumentDeletionRequested;
import dev.waybill.inbox.kafka.InboxCodec;
import dev.waybill.testkit.Backends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what {@code docs/upstream.md} shows. In the place of {@code kcat}, which few machines have, stands a script that
 * notes what it is given, and the Java client publishes just that.
 */
class UpstreamPageTest extends InboxSetting {

    private static final byte[] PDF = "%PDF-1.7 from the page".getBytes(UTF_8);
    private static final String KCAT = """
            #!/bin/bash
            n=$(ls -d call-* 2>/dev/null | wc -l)
            mkdir call-$n
            printf '%s\\n' "$@" > call-$n/arguments
            cp "${@: -1}" call-$n/body
            """;

    @TempDir
    private Path work;

    /** @param headers as given with {@code -H} */
    private record Call(String topic, Map<String, String> headers, byte[] body) {}

    @Test
    void its_commands_hand_over_documents_and_ask_for_a_deletion() throws Exception {
        Files.createDirectories(DIRECTORY.resolve("acme"));
        Files.write(DIRECTORY.resolve("acme/order-7.pdf"), PDF);
        Files.write(work.resolve("invoice.pdf"), PDF);

        List<Call> calls = run(String.join("\n", blocks("sh")));
        assertThat(calls).hasSize(3);
        for (Call call : calls) {
            inbox.send(call.topic, call.headers, call.body);
        }

        FileDetails invoice =
                announced.first(file -> isCalled(file, "invoice.pdf")).file();
        assertThat(invoice.title()).isEqualTo("November invoice");
        assertThat(stagedBytes(invoice.id())).isEqualTo(PDF);
        FileDetails order =
                announced.first(file -> isCalled(file, "order 7.pdf")).file();
        assertThat(order.owner().id()).isEqualTo("68b71f6b73d950590d63e7db");
        assertThat(stagedBytes(order.id())).isEqualTo(PDF);
        assertThat(new InboxCodec().decode(asReceived(calls.getLast())).event())
                .isInstanceOf(DocumentDeletionRequested.class);
    }

    @Test
    void its_java_example_is_one_that_runs() throws Exception {
        String source = Files.readString(Path.of("src/test/java/dev/waybill/ingest/inbox/UpstreamExample.java"));
        String example = source.substring(source.indexOf("// on the page") + 14, source.indexOf("    // to here"));
        assertThat(blocks("java"))
                .containsExactly(example.stripTrailing().stripIndent().strip() + "\n");

        UpstreamExample.submit(
                Backends.kafka().bootstrapServers(), InboxTest.withBytes("by-the-java-example.pdf", PDF));

        announced.first(file -> isCalled(file, "by-the-java-example.pdf"));
    }

    private static boolean isCalled(FileDetails file, String name) {
        return file.originalFilename().value().equals(name) && "inbox:waybill.inbox.v1".equals(file.uploadedBy());
    }

    private static List<String> blocks(String language) throws IOException {
        String page = Files.readString(Path.of("../docs/upstream.md"));
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private List<Call> run(String script) throws Exception {
        Path kcat = Files.writeString(work.resolve("kcat"), KCAT);
        assertThat(kcat.toFile().setExecutable(true)).isTrue();
        ProcessBuilder bash = new ProcessBuilder("bash", "-eu", "-c", script)
                .directory(work.toFile())
                .redirectErrorStream(true);
        bash.environment().merge("PATH", work.toString(), (path, first) -> first + ":" + path);
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        List<Call> calls = new ArrayList<>();
        for (int i = 0; Files.exists(work.resolve("call-" + i)); i++) {
            calls.add(call(work.resolve("call-" + i)));
        }
        return calls;
    }

    private static Call call(Path noted) throws IOException {
        List<String> arguments = Files.readAllLines(noted.resolve("arguments"));
        assertThat(arguments).startsWith("-P", "-b", "localhost:9092");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("-H")) {
                String[] header = arguments.get(i + 1).split("=", 2);
                headers.put(header[0], header[1]);
            }
        }
        return new Call(arguments.get(arguments.indexOf("-t") + 1), headers, Files.readAllBytes(noted.resolve("body")));
    }

    private static ConsumerRecord<String, byte[]> asReceived(Call call) {
        ConsumerRecord<String, byte[]> received = new ConsumerRecord<>(call.topic, 0, 0, null, call.body);
        call.headers.forEach((name, value) -> received.headers().add(name, value.getBytes(UTF_8)));
        return received;
    }
}
