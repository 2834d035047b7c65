package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alerts ask for what there is. */
class DashboardTest {

    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:waybill|jvm|process|http|spring|tasks|system|tomcat)_[a-z0-9_]+");

    @Test
    void every_query_names_a_metric_that_exists() throws Exception {
        Set<String> wanted = new TreeSet<>(metricsIn(dashboardQueries()));
        wanted.addAll(metricsIn(Files.readString(DEPLOY.resolve("prometheus/alerts.yml"))));

        assertThat(wanted).contains("waybill_uploads_total", "waybill_consumer_lag");
        assertThat(wanted).isSubsetOf(union(scraped(), countedOnlyOnFailure()));
    }

    @Test
    void every_metric_says_what_it_is() {
        String metrics = new Client(Shared.open()).awaitMetrics("waybill_consumer_lag{");

        assertThat(metrics.lines().filter(line -> line.startsWith("# HELP")))
                .isNotEmpty()
                .allMatch(line -> line.split(" ", 4).length == 4 && !line.split(" ", 4)[3].isBlank());
    }

    /** What exists while all goes well. */
    private Set<String> scraped() throws Exception {
        Client client = new Client(Shared.open());
        JsonNode file = client.upload("/api/v1/agencies/AGY-1/documents/job_order", "a.pdf", "%PDF".getBytes());
        client.awaitRedirect(file.get("url").asString());
        client.delete(file.get("url").asString());
        return client.awaitMetrics(
                        "waybill_consumer_lag{",
                        "waybill_deletions_total{",
                        "waybill_catalog_oldest_age",
                        "waybill_catalog_bytes{")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]")[0])
                .collect(Collectors.toSet());
    }

    /** Counters that come into being with the first failure; they have a help text, so they are ours. */
    private static Set<String> countedOnlyOnFailure() throws IOException {
        Properties help = new Properties();
        try (var texts = DashboardTest.class.getResourceAsStream("/metrics.properties")) {
            help.load(texts);
        }
        assertThat(help).containsKeys("waybill.store.failures", "waybill.dead.letters");
        return Set.of("waybill_store_failures_total", "waybill_dead_letters_total");
    }

    private static String dashboardQueries() throws IOException {
        JsonNode dashboard =
                JsonMapper.shared().readTree(Files.readString(DEPLOY.resolve("grafana/dashboards/waybill.json")));
        return String.join("\n", dashboard.findValuesAsString("expr"));
    }

    private static Set<String> metricsIn(String text) {
        Matcher names = METRIC.matcher(text);
        Set<String> found = new TreeSet<>();
        while (names.find()) {
            found.add(names.group());
        }
        return found;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
