package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The seeds' curl lines, as docs/seeds.sh has them, answer in the seeds' shapes. */
class SeedsTest {

    private static final Path SCRIPT = Path.of("..", "docs", "seeds.sh");

    @TempDir
    private Path directory;

    /** @param body empty where there is none */
    private record Answer(int status, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    @Test
    void the_seeds_curl_lines_are_answered_as_the_seeds_say() throws Exception {
        Map<String, Answer> answers = run(image());

        assertProduct(answers.get("upload"));
        assertThat(answers.get("health").status()).isEqualTo(200);
        assertThat(answers.get("health").json().get("status").asString()).isEqualTo("ok");
        assertMedia(answers.get("media"));
        assertThat(answers.get("list").status()).isEqualTo(200);
        assertThat(answers.get("list").json().isArray()).isTrue();
        assertThat(answers.get("list").json().get(0))
                .isEqualTo(answers.get("media").json());
        assertThat(answers.get("download")).isEqualTo(new Answer(200, "the same bytes"));
        assertThat(answers.get("stream")).isEqualTo(new Answer(200, "the same bytes"));
        assertThat(answers.get("delete")).isEqualTo(new Answer(204, ""));
    }

    private static void assertProduct(Answer answer) {
        JsonNode product = answer.json().get("product");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("success").asBoolean()).isTrue();
        assertThat(product.get("id").asString()).startsWith("product_");
        assertThat(product.get("name").asString()).isEqualTo("Product Name");
        assertThat(product.get("category").asString()).isEqualTo("Electronics");
        assertThat(product.get("image_url").asString())
                .endsWith("/images/" + product.get("id").asString() + ".jpg");
    }

    private static void assertMedia(Answer answer) {
        JsonNode media = answer.json();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(media.get("event_id").asString()).isEqualTo("event_id");
        assertThat(media.get("title").asString()).isEqualTo("Event Photo");
        assertThat(media.get("description").asString()).isEqualTo("A great photo from the event");
        assertThat(media.get("tags").values().stream().map(JsonNode::asString))
                .containsExactly("photo", "event", "memories");
        assertThat(media.get("file_type").asString()).isEqualTo("image/jpeg");
        assertThat(media.get("file_size").asInt()).isPositive();
        assertThat(media.get("s3_key").asString())
                .matches("events/event_id/media/\\d{4}/\\d{2}/\\d{2}/\\d{6}_\\d{6}\\.jpg");
        assertThat(media.get("file_url").asString())
                .endsWith(media.get("s3_key").asString());
        assertThat(media.get("created_at").asString()).endsWith("Z");
        assertThat(media.get("updated_at").asString()).endsWith("Z");
    }

    private Path image() throws IOException {
        Path file = directory.resolve("photo.jpg");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());
        return file;
    }

    private static Map<String, Answer> run(Path image) throws Exception {
        Process script = new ProcessBuilder(
                        "bash", SCRIPT.toString(), Shared.open().address(), image.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(output).isZero();
        Map<String, Answer> answers = new HashMap<>();
        for (String section : output.substring(4).split("\n### ")) {
            String[] lines = section.strip().split("\n", 2);
            String[] title = lines[0].split(" ");
            answers.put(title[0], new Answer(Integer.parseInt(title[1]), lines.length == 1 ? "" : lines[1]));
        }
        return answers;
    }
}
