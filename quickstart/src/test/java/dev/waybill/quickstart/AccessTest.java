package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.file.Owner;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may do what with whose files: every role, every kind of owner, every verb. A role holds one scope and the files of one
 * owner; what is expected follows from the rules of contract.md, section 4.3, not from a table.
 */
class AccessTest {

    private static final byte[] PNG = new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 0};
    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);

    private static final Client NOBODY = new Client(Shared.guarded());
    private static final Client ADMIN = NOBODY.with(Tokens.admin());

    /** One file of each kind of owner, as its upload was answered. */
    private static final Map<Owner.Kind, JsonNode> FILES = new EnumMap<>(Owner.Kind.class);

    /** What there is to do with a file, and the scope that it takes. */
    enum Verb {
        LIST("files:read"),
        LINK("files:read"),
        READ("files:read"),
        TIMELINE("files:read"),
        CONTENT("files:read"),
        LINK_AS_JSON("files:read"),
        RELABEL("files:write"),
        UPLOAD("files:write"),
        DELETE("files:delete");

        private final String scope;

        Verb(String scope) {
            this.scope = scope;
        }
    }

    @BeforeAll
    static void upload() throws Exception {
        for (Owner.Kind kind : Owner.Kind.values()) {
            FILES.put(kind, uploadTo(ADMIN, owner(kind, 1)));
        }
        for (JsonNode file : FILES.values()) {
            ADMIN.awaitRedirect(url(file));
        }
    }

    static Stream<Arguments> roles() {
        return Stream.of("files:read", "files:write", "files:delete")
                .flatMap(scope -> Stream.of(Owner.Kind.values())
                        .filter(kind -> kind != Owner.Kind.PRODUCT)
                        .flatMap(kind -> Stream.of(1, 2).map(number -> Arguments.of(scope, owner(kind, number)))));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void a_role_does_what_its_scope_allows_with_its_own_files_and_nothing_else(String scope, Owner holder)
            throws Exception {
        assertOutcomes(NOBODY.with(Tokens.of(holder, scope)), (kind, verb) -> {
            boolean isTheirs = kind == Owner.Kind.PRODUCT || holder.equals(owner(kind, 1));
            return expected(scope, verb, isTheirs);
        });
    }

    /** Every verb on every kind of file, all at once: most of them wait for the catalog to be sure. */
    private static void assertOutcomes(Client role, BiFunction<Owner.Kind, Verb, String> expected) throws Exception {
        Map<String, Future<String>> outcomes = new HashMap<>();
        Map<String, String> wanted = new HashMap<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Owner.Kind kind : Owner.Kind.values()) {
                for (Verb verb : Verb.values()) {
                    outcomes.put(verb + " of " + kind, callers.submit(() -> outcome(role, kind, verb)));
                    wanted.put(verb + " of " + kind, expected.apply(kind, verb));
                }
            }
        }
        Map<String, String> found = new HashMap<>();
        for (var outcome : outcomes.entrySet()) {
            found.put(outcome.getKey(), outcome.getValue().get());
        }
        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void an_administrator_does_everything_and_nobody_else_administers() throws Exception {
        assertOutcomes(ADMIN, (kind, verb) -> "done");
        Client allButAdmin = NOBODY.with(Tokens.of(owner(Owner.Kind.AGENCY, 1), "files:read files:write files:delete"));
        for (String route : List.of(
                "/api/v1/selftest",
                "/api/v1/verifications",
                "/api/v1/products/index",
                "/api/v1/catalog/rebuild",
                "/api/v1/dead-letters/x/replay",
                "/api/v1/dead-letters/x/discard")) {
            assertThat(allButAdmin.post(route, new byte[0]).statusCode())
                    .as(route)
                    .isEqualTo(403);
        }
        for (String route : List.of("/api/v1/dead-letters", "/api/v1/dead-letters/x")) {
            assertThat(allButAdmin.get(NOBODY.address() + route).statusCode())
                    .as(route)
                    .isEqualTo(403);
        }
    }

    @Test
    void media_are_for_those_whose_event_it_is() throws Exception {
        String every = "files:read files:write files:delete";
        Client theirs = NOBODY.with(Tokens.of(owner(Owner.Kind.EVENT, 1), every));
        Client foreign = NOBODY.with(Tokens.of(owner(Owner.Kind.EVENT, 2), every));
        String list = "/api/v1/events/x1/media";
        String media = list + "/" + id(uploadTo(theirs, owner(Owner.Kind.EVENT, 1)));

        assertThat(new String(foreign.get(foreign.address() + list).body(), StandardCharsets.UTF_8))
                .isEqualTo("[]");
        for (String read : List.of(media, media + "/download", media + "/stream")) {
            assertThat(foreign.get(foreign.address() + read).statusCode())
                    .as(read)
                    .isEqualTo(404);
            theirs.awaitStatus(theirs.address() + read, 200);
        }
        assertThat(foreign.delete(media).statusCode()).isEqualTo(404);
        assertThat(theirs.delete(media).statusCode()).isEqualTo(204);
    }

    @Test
    void without_a_token_there_is_health_and_nothing_else() throws Exception {
        assertOutcomes(NOBODY, (kind, verb) -> "401");
        assertThat(NOBODY.get(NOBODY.address() + "/api/health").statusCode()).isEqualTo(200);
    }

    @Test
    void two_agencies_with_every_scope_do_not_see_each_other() throws Exception {
        String every = "files:read files:write files:delete";
        Client one = NOBODY.with(Tokens.of(owner(Owner.Kind.AGENCY, 1), every));
        Client two = NOBODY.with(Tokens.of(owner(Owner.Kind.AGENCY, 2), every));
        JsonNode file = uploadTo(one, owner(Owner.Kind.AGENCY, 1));

        assertThat(one.get(one.address() + "/api/v1/files/" + id(file)).statusCode())
                .isEqualTo(200);
        for (String known : List.of(
                id(file), file.get("filename").asString(), file.get("s3_key").asString())) {
            assertThat(two.get(two.address() + "/api/files/" + known).statusCode())
                    .isEqualTo(404);
            assertThat(two.delete("/api/files/" + known).statusCode()).isEqualTo(404);
        }
        assertThat(two.list("/api/v1/files?agency_id=AGY-1")).isEmpty();
        assertThat(file.get("uploaded_by").asString()).isEqualTo("somebody");
    }

    @Test
    void a_key_of_one_caller_is_not_the_same_key_of_another() throws Exception {
        Client one = NOBODY.with(Tokens.of(owner(Owner.Kind.USER, 1), "files:write"));
        Client two = NOBODY.with(Tokens.of(owner(Owner.Kind.USER, 2), "files:write"));

        assertThat(id(one.uploadOnce("/api/v1/temp", "a.txt", PDF, "same")))
                .isEqualTo(id(one.uploadOnce("/api/v1/temp", "a.txt", PDF, "same")))
                .isNotEqualTo(id(two.uploadOnce("/api/v1/temp", "a.txt", PDF, "same")));
    }

    private static String expected(String scope, Verb verb, boolean isTheirs) {
        if (!scope.equals(verb.scope)) {
            return "403";
        }
        if (isTheirs) {
            return "done";
        }
        return switch (verb) {
            case LIST -> "not listed";
            case UPLOAD -> "403";
            case LINK, READ, TIMELINE, CONTENT, LINK_AS_JSON, RELABEL, DELETE -> "404";
        };
    }

    /** {@code done}, {@code not listed}, or the status that refused it. */
    private static String outcome(Client role, Owner.Kind kind, Verb verb) throws Exception {
        JsonNode file = FILES.get(kind);
        return switch (verb) {
            case LIST -> listed(role, file);
            case LINK -> done(role.get(role.address() + url(file)).statusCode(), 302);
            case READ ->
                done(role.get(role.address() + "/api/v1/files/" + id(file)).statusCode(), 200);
            case TIMELINE ->
                done(
                        role.get(role.address() + "/api/v1/files/" + id(file) + "/timeline")
                                .statusCode(),
                        200);
            case CONTENT ->
                done(
                        role.get(role.address() + "/api/v1/files/" + id(file) + "/content")
                                .statusCode(),
                        200);
            case LINK_AS_JSON ->
                done(
                        role.get(role.address() + "/api/v1/files/" + id(file) + "/link")
                                .statusCode(),
                        200);
            case RELABEL ->
                done(
                        role.patch("/api/v1/files/" + id(file), "{\"title\":\"t\"}")
                                .statusCode(),
                        200);
            case UPLOAD -> done(role.post(route(owner(kind, 1)), content(kind)).statusCode(), 201, 202);
            case DELETE -> deleted(role, kind);
        };
    }

    private static String listed(Client role, JsonNode file) throws Exception {
        var answer = role.get(role.address() + "/api/v1/files?limit=1000&collection="
                + file.get("collection").asString());
        if (answer.statusCode() != 200) {
            return Integer.toString(answer.statusCode());
        }
        return JsonMapper.shared().readTree(answer.body()).get("items").values().stream()
                        .anyMatch(item -> id(item).equals(id(file)))
                ? "done"
                : "not listed";
    }

    /** Of a file of its own, so that the others stay. */
    private static String deleted(Client role, Owner.Kind kind) throws Exception {
        JsonNode file = uploadTo(ADMIN, owner(kind, 1));
        return done(role.delete("/api/v1/files/" + id(file)).statusCode(), 204);
    }

    private static String done(int status, Integer... expected) {
        return List.of(expected).contains(status) ? "done" : Integer.toString(status);
    }

    private static JsonNode uploadTo(Client client, Owner owner) throws Exception {
        var answer = client.post(route(owner), content(owner.kind()));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isIn(201, 202);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String route(Owner owner) {
        return switch (owner.kind()) {
            case AGENCY -> "/api/v1/agencies/" + owner.id() + "/documents/job_order?filename=a.pdf";
            case CLIENT -> "/api/v1/clients/" + owner.id() + "/documents/job_order?filename=a.pdf";
            case JOB -> "/api/v1/jobs/" + owner.id() + "/documents/job_order?filename=a.pdf";
            case EVENT -> "/api/v1/events/" + owner.id() + "/media?filename=a.png";
            case USER -> "/api/v1/users/" + owner.id() + "/profile?filename=a.png";
            case PRODUCT -> "/api/v1/files?collection=products&filename=a.png";
        };
    }

    private static byte[] content(Owner.Kind kind) {
        return switch (kind) {
            case AGENCY, CLIENT, JOB -> PDF;
            case EVENT, USER, PRODUCT -> PNG;
        };
    }

    private static Owner owner(Owner.Kind kind, int number) {
        return switch (kind) {
            case AGENCY -> new Owner(kind, "AGY-" + number);
            case CLIENT -> new Owner(kind, "CLT-" + number);
            case PRODUCT -> new Owner(kind, "product_" + number);
            case JOB, EVENT, USER -> new Owner(kind, "x" + number);
        };
    }

    private static String id(JsonNode file) {
        return file.get("id").asString();
    }

    private static String url(JsonNode file) {
        return file.get("url").asString();
    }
}
