package dev.waybill.chaos.scenario;

import java.util.random.RandomGenerator;

final class Records {
    Records(Stage stage, RandomGenerator random) {}

    Runnable strike() {
        return () -> {};
    }
}
