package dev.waybill.chaos.scenario;

import java.util.List;

final class KafkaScenarios {
    static List<Scenario> all() {
        return List.of();
    }
}
