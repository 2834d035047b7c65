package dev.waybill.benchmarks.corpus;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A text of a slide, made of what mentions files and what does not. */
record Text(List<Part> parts) {

    Text {
        parts = List.copyOf(parts);
    }

    /** @param address the new address of a path; null where it keeps the old one */
    String with(Function<String, @Nullable String> address) {
        return parts.stream().map(part -> part.with(address)).collect(Collectors.joining());
    }

    sealed interface Part {

        String with(Function<String, @Nullable String> address);
    }

    /** Nothing that is ours. */
    record Literal(String text) implements Part {

        @Override
        public String with(Function<String, @Nullable String> address) {
            return text;
        }
    }

    /** @param surroundings null where the address is all there is */
    record Mention(String path, Form form, @Nullable Surroundings surroundings) implements Part {

        @Override
        public String with(Function<String, @Nullable String> address) {
            String fresh = address.apply(path);
            String written = fresh == null ? form.old(path) : form.written(fresh);
            return surroundings == null ? written : surroundings.around(written);
        }
    }
}
