package dev.waybill.catalog.migration.ledger.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.file.mongo.MongoErrors;
import dev.waybill.catalog.migration.Phase;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.Runs;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs in the collection {@code migration_runs}. The one document of {@code migration_active} says which of them is active: whoever
 * puts it there has begun a run. One that was put there by somebody who was killed right after names no active run, and is replaced.
 */
final class MongoRuns implements Runs {

    private static final String ACTIVE = "s3";
    private static final String RUN = "run";
    private static final String VERSION = "version";

    private static final int LATELY = 20;

    private final JsonMapper json = EventJson.mapper();
    private final MongoCollection<Document> runs;
    private final MongoCollection<Document> active;
    private final Runnable requireSchema;

    /** @param requireSchema throws while the database is not ready */
    MongoRuns(MongoDatabase database, Runnable requireSchema) {
        this.runs = database.getCollection("migration_runs").withWriteConcern(Documents.DURABLE);
        this.active = database.getCollection("migration_active").withWriteConcern(Documents.DURABLE);
        this.requireSchema = requireSchema;
    }

    /**
     * A new run is there before its place is taken, so that whoever finds the place taken finds the run too. One that was killed in between
     * has no place, and is ended by the next that has.
     */
    @Override
    public void begin(Run run) {
        call(() -> {
            boolean isNew = run.version() == 0;
            if (isNew) {
                Documents.insert(runs, document(run.saved()));
            }
            if (!occupy(run.id())) {
                if (isNew) {
                    runs.deleteOne(eq(Documents.ID, run.id().toString()));
                }
                throw new WaybillException(ErrorCode.MIGRATION_RUNNING, "a migration is running already");
            }
            endThoseWithoutPlace(run.id());
            return isNew || save(run);
        });
    }

    private void endThoseWithoutPlace(RunId holder) {
        recent(LATELY).stream()
                .filter(run -> run.isActive() && !run.id().equals(holder))
                .forEach(run -> save(run.ended(Phase.ABORTED, "it never began", run.updatedAt())));
    }

    private boolean occupy(RunId run) {
        Document place = new Document(Documents.ID, ACTIVE).append(RUN, run.toString());
        if (Documents.insert(active, place)) {
            return true;
        }
        Document holder = active.find(eq(Documents.ID, ACTIVE)).first();
        if (holder != null && isActive(holder.getString(RUN))) {
            return false;
        }
        return holder == null
                ? occupy(run)
                : active.replaceOne(new Document(Documents.ID, ACTIVE).append(RUN, holder.getString(RUN)), place)
                                .getMatchedCount()
                        == 1;
    }

    private boolean isActive(String run) {
        return find(RunId.parse(run)).filter(Run::isActive).isPresent();
    }

    @Override
    public Optional<Run> find(RunId id) {
        return call(() -> Optional.ofNullable(
                        runs.find(eq(Documents.ID, id.toString())).first())
                .map(this::run));
    }

    @Override
    public Optional<Run> active() {
        return call(() -> Optional.ofNullable(
                        active.find(eq(Documents.ID, ACTIVE)).first())
                .flatMap(holder -> find(RunId.parse(holder.getString(RUN))))
                .filter(Run::isActive));
    }

    @Override
    public List<Run> recent(int limit) {
        return call(() -> runs.find()
                .sort(new Document(Documents.ID, -1))
                .limit(limit)
                .map(this::run)
                .into(new ArrayList<>()));
    }

    @Override
    public boolean save(Run changed) {
        Document asFound = new Document(Documents.ID, changed.id().toString()).append(VERSION, changed.version());
        return call(() -> runs.replaceOne(asFound, document(changed.saved())).getMatchedCount() == 1);
    }

    private Document document(Run run) {
        return new Document(Documents.ID, run.id().toString())
                .append(VERSION, run.version())
                .append(RUN, Document.parse(json.writeValueAsString(run)));
    }

    private Run run(Document document) {
        return json.readValue(document.get(RUN, Document.class).toJson(), Run.class);
    }

    private <T> T call(Supplier<T> call) {
        requireSchema.run();
        return MongoErrors.translated(call);
    }
}
