package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    @Test
    void takesTheContainerWhereItCanBeHad() {
        assertThat(Choice.AUTO.between("S3", new Fake(null, false), () -> "embedded"))
                .isEqualTo("container");
    }

    @Test
    void takesTheEmbeddedOneWhereTheContainerCannotBeHad() {
        assertThat(Choice.AUTO.between("S3", new Fake("no Docker", false), () -> "embedded"))
                .isEqualTo("embedded");
    }

    @Test
    void takesTheEmbeddedOneWhereTheContainerDoesNotStart() {
        assertThat(Choice.AUTO.between("S3", new Fake(null, true), () -> "embedded"))
                .isEqualTo("embedded");
    }

    @Test
    void failsWhereAContainerWasDemandedAndDoesNotStart() {
        assertThatThrownBy(() -> Choice.CONTAINERS.between("S3", new Fake(null, true), () -> "embedded"))
                .hasMessage("broken");
    }

    @Test
    void takesTheEmbeddedOneWhereItWasDemanded() {
        assertThat(Choice.EMBEDDED.between("S3", new Fake(null, false), () -> "embedded"))
                .isEqualTo("embedded");
    }

    private record Fake(String why, boolean broken) implements ContainerBackend<String> {

        @Override
        public String image() {
            return "fake:1";
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.ofNullable(why);
        }

        @Override
        public String start() {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return "container";
        }
    }
}
