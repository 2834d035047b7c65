package dev.waybill.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A run's body as the server sends it. */
record RunJson(String id, Map<String, String> members) {
    static final String ID = "0197d6f2-0000-7000-8000-000000000001";

    /** Of mode run, of images, to the bucket b, with nothing done yet. */
    static RunJson in(String status) {
        return new RunJson(ID, Map.of())
                .with("mode", "\"run\"")
                .with("status", "\"" + status + "\"")
                .with("control", "\"run\"")
                .with("sources", "[\"images\"]")
                .with("bucket", "\"b\"")
                .with("region", "\"eu-west-1\"");
    }

    static RunJson dryRun(String status) {
        return in(status).with("mode", "\"dry-run\"");
    }

    RunJson with(String member, String json) {
        Map<String, String> more = new LinkedHashMap<>(members);
        more.put(member, json);
        return new RunJson(id, more);
    }

    /** @param counts such as {@code "stored":3} */
    RunJson files(String counts) {
        return with("files", "{" + counts + "}");
    }

    RunJson bytes(long total, long done) {
        return with("bytes", "{\"total\":%d,\"done\":%d}".formatted(total, done));
    }

    RunJson references(String counts) {
        return with("references", "{" + counts + "}");
    }

    RunJson verified(long sound, long unsound) {
        return with("verified", "{\"sound\":%d,\"unsound\":%d}".formatted(sound, unsound));
    }

    String body() {
        return members.entrySet().stream()
                .map(member -> "\"%s\":%s".formatted(member.getKey(), member.getValue()))
                .collect(Collectors.joining(",", "{\"run_id\":\"" + id + "\",", "}"));
    }

    FakeServer.Said said() {
        return FakeServer.json(200, body());
    }

    FakeServer.Said begun() {
        return FakeServer.json(202, body());
    }

    /** As the only one of a list. */
    FakeServer.Said listed() {
        return FakeServer.json(200, "{\"items\":[" + body() + "]}");
    }
}
