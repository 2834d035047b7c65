package dev.waybill.catalog.migration.source;

import java.io.InputStream;
import java.io.StringWriter;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a {@code products.json}: an object with {@code products}, as the index of products is one, or a bare list. One
 * product is in memory at a time.
 */
final class ProductsJson {

    /** In characters, of one product as of everything besides: more than a picture's description by numbers takes. */
    static final int MAX_LENGTH = 256 * 1024;

    /** Half a million products and more. */
    private static final long MAX_BYTES = 256L << 20;

    private static final int MAX_DEPTH = 64;
    private static final String PRODUCTS = "products";

    /** What every index says anew. */
    private static final Set<String> OF_THAT_INDEX = Set.of("generated_at", "count");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_BYTES)
                    .maxStringLength(MAX_LENGTH)
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            // What JSON can spell and UTF-8 cannot, half a surrogate pair, is spelt as it was.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** What is in a {@code products.json}. */
    interface Reader {

        /** @param number of the product, from 1 @return whether to go on */
        boolean product(int number, Item item);
    }

    /** One product, or what stands where one should. */
    sealed interface Item {
        /** @param json of an object, numbers as they were written */
        record Told(String json) implements Item {
            ObjectNode members() {
                return (ObjectNode) MAPPER.readTree(json);
            }
        }

        /** @param why for people */
        record Unusable(String why) implements Item {}
    }

    private final Reader reader;
    private final ObjectNode besides = MAPPER.createObjectNode();
    private int besidesLength;
    private int number;

    private ProductsJson(Reader reader) {
        this.reader = reader;
    }

    /** As text, all of it ASCII. */
    static String text(ObjectNode object) {
        return MAPPER.writeValueAsString(object);
    }

    /**
     * Reads to the end, or as far as the reader wants.
     *
     * @return what it says besides its products, an object
     * @throws JacksonException when it is no such JSON
     */
    static ObjectNode read(InputStream json, Reader reader) {
        ProductsJson reading = new ProductsJson(reader);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            reading.read(parser);
        }
        return reading.besides;
    }

    private void read(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            products(parser);
        } else if (first == JsonToken.START_OBJECT) {
            members(parser);
        } else {
            throw new StreamReadException(parser, "neither an object with products nor a list of them");
        }
    }

    private void members(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals(PRODUCTS) && value == JsonToken.START_ARRAY) {
                if (!products(parser)) {
                    return;
                }
            } else {
                keep(name, copied(parser), parser);
            }
        }
    }

    private void keep(String name, String json, JsonParser parser) {
        besidesLength += json.length();
        if (besidesLength > MAX_LENGTH) {
            throw new StreamReadException(
                    parser, "it says more than %d characters besides its products".formatted(MAX_LENGTH));
        }
        if (!OF_THAT_INDEX.contains(name)) {
            besides.set(name, MAPPER.readTree(json));
        }
    }

    private boolean products(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
            String json = copied(parser);
            Item item = !isObject
                    ? new Item.Unusable("it is no object")
                    : json.length() > MAX_LENGTH
                            ? new Item.Unusable("it has more than %d characters".formatted(MAX_LENGTH))
                            : new Item.Told(json);
            if (!reader.product(++number, item)) {
                return false;
            }
        }
        return true;
    }

    /** The value that the parser is at, up to its end; one that is too long is read to its end and cut. */
    private static String copied(JsonParser parser) {
        StringWriter text = new StringWriter();
        int depth = 0;
        try (JsonGenerator copy = MAPPER.createGenerator(text)) {
            do {
                if (parser.currentToken().isStructStart()) {
                    depth++;
                } else if (parser.currentToken().isStructEnd()) {
                    depth--;
                }
                if (text.getBuffer().length() <= MAX_LENGTH) {
                    copy.copyCurrentEventExact(parser);
                    copy.flush();
                }
            } while (depth > 0 && parser.nextToken() != null);
        }
        return text.toString();
    }
}
