package dev.waybill.chaos.scenario;

import dev.waybill.chaos.check.Catalog;
import dev.waybill.chaos.check.Examination;
import dev.waybill.chaos.cluster.Cluster;
import dev.waybill.chaos.cluster.Wait;
import dev.waybill.chaos.history.History;
import dev.waybill.chaos.load.Crowd;
import dev.waybill.chaos.load.Mix;
import dev.waybill.chaos.load.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** What a scenario plays on: the cluster, those who use it, and what is written down of it. */
public final class Stage {

    private final Cluster cluster;
    private final History history;
    private final Examination examination;
    private final long seed;
    private final Duration length;
    private final List<String> disappointments = new ArrayList<>();
    private final Map<String, String> figures = new LinkedHashMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private int crowds;

    /** @param length of scenarios that take as long as they are told to */
    Stage(Cluster cluster, History history, Examination examination, long seed, Duration length) {
        this.cluster = cluster;
        this.history = history;
        this.examination = examination;
        this.seed = seed;
        this.length = length;
    }

    public Cluster cluster() {
        return cluster;
    }

    public History history() {
        return history;
    }

    public Examination examination() {
        return examination;
    }

    public Catalog catalog() {
        return examination.catalog();
    }

    public long seed() {
        return seed;
    }

    public Duration length() {
        return length;
    }

    /** Lets clients begin. */
    public Crowd crowd(Mix mix) {
        return Crowd.start(Target.of(cluster), history, mix, seed + 100L * crowds++);
    }

    /** One client by itself, to do one thing after another. */
    public Solo solo() {
        return new Solo(this);
    }

    /** Writes down a figure that people will want to see. */
    public void figure(String name, Object value) {
        figures.put(name, String.valueOf(value));
    }

    /** Counts a fault. */
    public void fault(String kind) {
        examination.lookAtCounters();
        faults.merge(kind, 1, Integer::sum);
    }

    /** Writes down what should have been and is not. */
    public void expect(boolean holds, String what) {
        if (!holds) {
            disappointments.add(what);
        }
    }

    /** The same for what should come to be. */
    public void expectSoon(BooleanSupplier condition, Duration patience, String what) {
        expect(Wait.happens(condition, patience), what);
    }

    public void pause(Duration duration) {
        Wait.pause(duration);
    }

    List<String> disappointments() {
        return List.copyOf(disappointments);
    }

    Map<String, String> figures() {
        return new LinkedHashMap<>(figures);
    }

    Map<String, Integer> faults() {
        return Map.copyOf(faults);
    }
}
