package dev.waybill.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncedCatalogFilesTest extends CatalogFilesContract {

    private final List<EntrySaved> announced = new ArrayList<>();

    @Override
    protected CatalogFiles create() {
        return new AnnouncedCatalogFiles(new InMemoryCatalogFiles(), saved -> {
            synchronized (announced) {
                announced.add(saved);
            }
        });
    }

    @Test
    void what_was_saved_is_announced_and_what_was_not_is_not() {
        CatalogFiles files = create();
        CatalogEntry first = CatalogEntry.of(Samples.staged(Samples.named("same.pdf")));
        CatalogEntry second = CatalogEntry.of(Samples.staged(Samples.named("same.pdf")));

        files.saveAll(List.of(first));
        files.saveAll(List.of(first, second));

        assertThat(announced).containsExactly(new EntrySaved(first));
    }

    @Test
    void what_may_have_been_saved_before_the_database_went_away_is_announced() {
        CatalogEntry entry = CatalogEntry.of(Samples.staged(Samples.file()));
        CatalogFiles goingAway = new AnnouncedCatalogFiles(new InMemoryCatalogFiles(), saved -> {
            throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "away");
        });
        CatalogFiles files = new AnnouncedCatalogFiles(goingAway, announced::add);

        assertThatThrownBy(() -> files.saveAll(List.of(entry))).hasMessage("away");

        assertThat(announced).containsExactly(new EntrySaved(entry));
    }
}
