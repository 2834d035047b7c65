package dev.waybill.cli.server;

import tools.jackson.databind.json.JsonMapper;

/** Made when the first JSON is read, not when the command starts. */
final class Json {
    static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}
}
