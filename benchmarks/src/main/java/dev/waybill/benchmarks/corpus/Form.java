package dev.waybill.benchmarks.corpus;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** How an old address is written, and how the new one has to be written in its place. */
enum Form {
    AS_IT_IS(path -> path),
    FROM_THE_ROOT(path -> "/" + path),
    FROM_HERE(path -> "./" + path),
    ON_THE_HOST(path -> Form.HOST + "/" + path),
    COMPOSED(path -> Normalizer.normalize(path, Normalizer.Form.NFC)),
    DECOMPOSED(path -> "/" + Normalizer.normalize(path, Normalizer.Form.NFD)),
    WITH_BACKSLASHES(path -> path.replace('/', '\\')),
    ENCODED(path -> percent(path, true, "/"), true),
    ENCODED_IN_LOWER_CASE(path -> "/" + percent(path, false, "/"), true),
    ENCODED_ON_THE_HOST(path -> Form.HOST + "/" + percent(path, true, "/"), true),
    ENCODED_WITHOUT_SCHEME(path -> "//app.example.com/" + percent(path, true, "/"), true),
    ENCODED_IN_A_DIRECTORY(path -> "/static/" + percent(path, true, "/"), true),
    WITH_QUERY(path -> percent(path, true, "/") + "?v=3#x", true) {
        @Override
        String written(String address) {
            return address + "?v=3#x";
        }
    },
    COMPONENT(path -> percent(path, true, ""), true) {
        @Override
        String written(String address) {
            return percent(address, true, "");
        }
    };

    static final String HOST = "https://app.example.com";

    /** What {@code MIGRATION_ADDRESS_BASES} has to say. */
    static final String BASES = HOST + ",/static";

    private final UnaryOperator<String> old;
    private final boolean encoded;

    Form(UnaryOperator<String> old) {
        this(old, false);
    }

    Form(UnaryOperator<String> old, boolean encoded) {
        this.old = old;
        this.encoded = encoded;
    }

    String old(String path) {
        return old.apply(path);
    }

    /** The new address. */
    String written(String address) {
        return address;
    }

    /** Those that need no quotation marks around them. */
    static List<Form> encoded() {
        return Arrays.stream(values()).filter(form -> form.encoded).toList();
    }

    private static String percent(String text, boolean upperCase, String kept) {
        HexFormat hex = upperCase ? HexFormat.of().withUpperCase() : HexFormat.of();
        StringBuilder encoded = new StringBuilder();
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = part > 0 && (Character.isLetterOrDigit(part) || ("-._~" + kept).indexOf(part) >= 0);
            encoded.append(plain ? String.valueOf((char) part) : "%" + hex.toHexDigits(part));
        }
        return encoded.toString();
    }
}
