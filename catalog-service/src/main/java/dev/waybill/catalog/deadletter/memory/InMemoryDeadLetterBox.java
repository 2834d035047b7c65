package dev.waybill.catalog.deadletter.memory;

import dev.waybill.catalog.deadletter.Content;
import dev.waybill.catalog.deadletter.DeadLetter;
import dev.waybill.catalog.deadletter.DeadLetterBox;
import dev.waybill.catalog.deadletter.DeadLetterId;
import dev.waybill.catalog.deadletter.DeskQuery;
import dev.waybill.catalog.deadletter.DeskStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Dead letters in a map, gone with the process. */
public final class InMemoryDeadLetterBox implements DeadLetterBox {

    private final ConcurrentSkipListMap<DeadLetterId, Kept> letters = new ConcurrentSkipListMap<>();

    @Override
    public void add(DeadLetter letter, Content content) {
        letters.putIfAbsent(letter.id(), new Kept(letter, content));
    }

    @Override
    public Optional<DeadLetter> find(DeadLetterId id) {
        return Optional.ofNullable(letters.get(id)).map(Kept::letter);
    }

    @Override
    public Content content(DeadLetterId id) {
        Kept kept = letters.get(id);
        return kept == null ? new Content(null, List.of()) : kept.content();
    }

    @Override
    public boolean save(DeadLetter changed) {
        Kept kept = letters.get(changed.id());
        return kept != null
                && kept.letter().version() == changed.version() - 1
                && letters.replace(changed.id(), kept, new Kept(changed, kept.content()));
    }

    @Override
    public List<DeadLetter> list(DeskQuery wanted, int limit) {
        return letters.descendingMap().values().stream()
                .map(Kept::letter)
                .filter(wanted::matches)
                .limit(limit)
                .map(DeadLetter::listed)
                .toList();
    }

    @Override
    public long countOpen() {
        return letters.values().stream()
                .filter(kept -> kept.letter().status() == DeskStatus.OPEN)
                .count();
    }

    private record Kept(DeadLetter letter, Content content) {}
}
