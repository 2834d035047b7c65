package dev.waybill.benchmarks.corpus.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.waybill.benchmarks.corpus.Slide;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Slides as an application keeps them. */
public final class SlideCollection implements AutoCloseable {

    private static final int AT_A_TIME = 200;

    private final MongoClient client;
    private final MongoCollection<Document> slides;

    /** @param uri with the name of a database */
    public SlideCollection(String uri) {
        ConnectionString connection = new ConnectionString(uri);
        client = MongoClients.create(connection);
        slides = client.getDatabase(Objects.requireNonNull(connection.getDatabase(), "the URI names no database"))
                .getCollection(Slide.COLLECTION);
    }

    /** Puts them in the place of all that are there. */
    public void write(Stream<Slide> all) {
        slides.drop();
        List<Document> some = new ArrayList<>();
        for (Iterator<Slide> each = all.iterator(); each.hasNext(); ) {
            some.add(new Document(each.next().before()));
            if (some.size() == AT_A_TIME || !each.hasNext()) {
                slides.insertMany(some);
                some.clear();
            }
        }
    }

    /**
     * Tells of each that is not as it must be.
     *
     * @param address the new address of a path; null where it has none
     * @return how many are not
     */
    public int compare(Stream<Slide> all, Function<String, @Nullable String> address, Consumer<String> each) {
        int wrong = 0;
        for (Iterator<Slide> slides = all.iterator(); slides.hasNext(); ) {
            Slide slide = slides.next();
            Map<String, Object> expected = slide.after(address);
            Document found = this.slides.find(new Document("_id", slide.id())).first();
            if (found == null || !json(expected).equals(found.toJson())) {
                wrong++;
                each.accept("expected " + json(expected) + "\nbut was  " + (found == null ? "gone" : found.toJson()));
            }
        }
        return wrong;
    }

    private static String json(Map<String, Object> document) {
        return new Document(document).toJson();
    }

    @Override
    public void close() {
        client.close();
    }
}
