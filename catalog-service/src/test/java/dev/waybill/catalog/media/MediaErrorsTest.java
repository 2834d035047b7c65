package dev.waybill.catalog.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.waybill.access.Caller;
import dev.waybill.catalog.Samples;
import dev.waybill.catalog.content.Contents;
import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.catalog.view.FileAnswers;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Owner;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.s3.ObjectUrls;
import dev.waybill.storage.s3.S3Clients;
import dev.waybill.storage.s3.S3ObjectStore;
import dev.waybill.storage.s3.S3Settings;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import dev.waybill.web.ProblemAdvice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Seed 004's errors, as it words them (capabilities D17 to D20, D22, D29). */
class MediaErrorsTest {

    private final S3Backend server = Backends.s3();
    private final FileDetails photo = Samples.media("e1", "photo.jpg", "image/jpeg");

    private JsonNode stream(S3Settings settings, Caller caller, int expected) throws Exception {
        try (S3Client s3 = S3Clients.client(settings)) {
            MockHttpServletResponse answer = controller(settings, s3, caller)
                    .perform(MockMvcRequestBuilders.get("/api/v1/events/e1/media/" + photo.id() + "/stream"))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getContentAsString()).doesNotContain("canary", "Signature=", "Exception");
            assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(expected);
            if (expected == 500) {
                assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
            }
            return JsonMapper.shared().readTree(answer.getContentAsString());
        }
    }

    private MockMvc controller(S3Settings settings, S3Client s3, Caller caller) {
        var files = new InMemoryCatalogFiles();
        files.saveAll(List.of(CatalogEntry.of(Samples.event(new FileStored(photo, settings.requiredBucket())))));
        var stores = ObjectStores.only(new S3ObjectStore(s3, settings.requiredBucket()));
        return MockMvcBuilders.standaloneSetup(new MediaController(
                        files,
                        new FileLookup(files, patience -> true),
                        new FileAnswers(new ObjectUrls(settings), stores),
                        new Contents(stores),
                        new Deletions(files, request -> {}, Clock.systemUTC())))
                .setControllerAdvice(new ProblemAdvice())
                .setCustomArgumentResolvers(new Always(caller))
                .build();
    }

    private S3Settings settings(String bucket, URI endpoint, String secret) {
        return S3Settings.of(bucket, server.region(), endpoint, server.accessKey(), secret);
    }

    @Test
    void aServerThatIsAwayIsNamedWithItsRegion() throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:1");

        JsonNode problem = stream(settings(server.bucket(), nowhere, "canary"), Caller.ANYONE, 500);

        assertThat(problem.path("code").asString()).isEqualTo("S3_CONNECTION");
        assertThat(problem.path("title").asString()).isEqualTo("S3 connection failed");
        assertThat(problem.path("endpoint").asString()).isEqualTo(nowhere.toString());
        assertThat(problem.path("region").asString()).isEqualTo(server.region());
    }

    @Test
    void credentialsThatAreRefusedComeWithGuidance() throws Exception {
        JsonNode problem = stream(settings(server.bucket(), server.endpoint(), "canary"), Caller.ANYONE, 500);

        assertThat(problem.path("code").asString()).isEqualTo("S3_CREDENTIALS");
        assertThat(problem.path("guidance").asString()).contains("AWS_ACCESS_KEY_ID", "IAM role");
    }

    /** A role that is asked for on a machine without one. */
    @Test
    void credentialsThatAreNotThereAreSaidToBeNotConfigured() throws Exception {
        System.setProperty("aws.ec2MetadataDisabled", "true");
        try {
            S3Settings role = new S3Settings(
                    null,
                    server.bucket(),
                    null,
                    null,
                    server.endpoint(),
                    null,
                    true,
                    null,
                    null,
                    null,
                    true,
                    null,
                    null,
                    null);
            JsonNode problem = stream(role, Caller.ANYONE, 500);
            assertThat(problem.path("title").asString()).isEqualTo("S3 credentials not configured");
            assertThat(problem.path("guidance").asString()).contains("IAM role");
        } finally {
            System.clearProperty("aws.ec2MetadataDisabled");
        }
    }

    @Test
    void aBucketThatIsNotThereIsNamed() throws Exception {
        JsonNode problem =
                stream(settings("waybill-no-such-bucket", server.endpoint(), server.secretKey()), Caller.ANYONE, 500);

        assertThat(problem.path("title").asString()).isEqualTo("S3 bucket not found");
    }

    @Test
    void anObjectThatIsNotThereIsNotFound() throws Exception {
        JsonNode problem = stream(settings(server.bucket(), server.endpoint(), server.secretKey()), Caller.ANYONE, 404);

        assertThat(problem.path("title").asString()).isEqualTo("File not found");
    }

    /** Capability D19. */
    @Test
    void aPermissionThatIsMissingIsDeniedAccess() throws Exception {
        HttpServer refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", exchange -> {
            byte[] error = "<Error><Code>AccessDenied</Code></Error>".getBytes(StandardCharsets.UTF_8);
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(403, isHead ? -1 : error.length);
            exchange.getResponseBody().write(isHead ? new byte[0] : error);
            exchange.close();
        });
        refusing.start();
        try {
            URI endpoint =
                    URI.create("http://127.0.0.1:" + refusing.getAddress().getPort());

            JsonNode problem = stream(settings(server.bucket(), endpoint, "canary"), Caller.ANYONE, 403);

            assertThat(problem.path("title").asString()).isEqualTo("Access denied");
            assertThat(problem.path("code").asString()).isEqualTo("S3_ACCESS_DENIED");
        } finally {
            refusing.stop(0);
        }
    }

    /** Hostile input 25: nothing tells it from one that is not there. */
    @Test
    void mediaOfAnEventThatIsNotTheCallersAreNotFound() throws Exception {
        S3Settings settings = settings(server.bucket(), server.endpoint(), server.secretKey());
        Caller stranger = new Caller("somebody", false, Set.of(new Owner(Owner.Kind.EVENT, "e2")));

        JsonNode problem = stream(settings, stranger, 404);

        assertThat(problem.path("detail").asString()).isEqualTo("there is no such file");
        try (S3Client s3 = S3Clients.client(settings)) {
            String list = controller(settings, s3, stranger)
                    .perform(MockMvcRequestBuilders.get("/api/v1/events/e1/media"))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(list).isEqualTo("[]");
        }
    }

    private record Always(Caller caller) implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Caller.class);
        }

        @Override
        public Caller resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return caller;
        }
    }
}
