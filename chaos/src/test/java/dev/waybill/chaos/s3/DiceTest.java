package dev.waybill.chaos.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiceTest {

    private static final S3Fault ERROR = new S3Fault.ServerError();
    private static final S3Fault SLOW_DOWN = new S3Fault.SlowDown();

    @Test
    void givesTheSameFaultsForTheSameSeed() {
        assertThat(rolls(7)).isEqualTo(rolls(7)).isNotEqualTo(rolls(8));
    }

    @Test
    void strikesAboutAsOftenAsItWasTold() {
        assertThat(rolls(7).stream().filter(Optional.of(ERROR)::equals).count()).isBetween(400L, 600L);
    }

    @Test
    void leavesOtherOperationsAlone() {
        var dice = new Dice(new SplittableRandom(1));
        dice.set(List.of(Chance.always(ERROR).on(Operation.GET_OBJECT)));
        assertThat(dice.roll(Operation.PUT_OBJECT)).isEmpty();
        assertThat(dice.roll(Operation.GET_OBJECT)).contains(ERROR);
    }

    @Test
    void refusesWhatAFaultCannotStrike() {
        var flipped = Chance.always(new S3Fault.FlippedByteInAnswer());
        assertThatThrownBy(() -> flipped.on(Operation.PUT_OBJECT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Chance.of(ERROR, 1.1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Optional<S3Fault>> rolls(long seed) {
        var dice = new Dice(new SplittableRandom(seed));
        dice.set(List.of(Chance.of(ERROR, 0.5), Chance.of(SLOW_DOWN, 0.5)));
        return Stream.generate(() -> dice.roll(Operation.PUT_OBJECT))
                .limit(1_000)
                .toList();
    }
}
