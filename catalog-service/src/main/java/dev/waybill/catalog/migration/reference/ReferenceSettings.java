package dev.waybill.catalog.migration.reference;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where addresses are replaced, and what old ones look like.
 *
 * @param targets {@code MIGRATION_REFERENCES}: fields such as {@code slides.content}; none by default
 * @param bases {@code MIGRATION_ADDRESS_BASES}: what old addresses may begin with, before their paths
 * @param roots what old paths begin with: addresses of one of these that nobody knows are told of
 */
@ConfigurationProperties("waybill.catalog.migration.references")
public record ReferenceSettings(
        @DefaultValue List<String> targets,
        @DefaultValue List<String> bases,
        @DefaultValue List<String> roots) {

    private static final Pattern BASE = Pattern.compile("[^\\s?#]*[^\\s?#/.\\\\][^\\s?#]*");

    public ReferenceSettings {
        targets = List.copyOf(targets);
        bases = bases.stream().map(String::strip).toList();
        roots = List.copyOf(roots);
        targets.forEach(Target::parse);
        bases.forEach(base -> require(
                BASE.matcher(base).matches(),
                "MIGRATION_ADDRESS_BASES lists what addresses begin with, such as https://app.example.com or /static, not "
                        + base));
        roots.forEach(root -> require(
                root.endsWith("/") && !root.startsWith("/"),
                "waybill.catalog.migration.references.roots lists directories such as images/, not " + root));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    public List<Target> parsedTargets() {
        return targets.stream().map(Target::parse).toList();
    }

    public Addresses addresses() {
        return new Addresses(bases, roots);
    }
}
