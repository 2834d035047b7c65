package dev.waybill.chaos.s3;

import java.util.EnumSet;
import java.util.Set;

/**
 * How likely a fault is to strike a request.
 *
 * @param probability from 0 to 1
 * @param operations which requests it may strike, all of which the fault must be able to
 */
public record Chance(S3Fault fault, double probability, Set<Operation> operations) {

    public Chance {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("Not a probability: " + probability);
        }
        operations = Set.copyOf(operations);
        if (!fault.operations().containsAll(operations)) {
            throw new IllegalArgumentException(fault + " strikes " + fault.operations() + " only, not " + operations);
        }
    }

    /** Of all requests that the fault can strike. */
    public static Chance of(S3Fault fault, double probability) {
        return new Chance(fault, probability, fault.operations());
    }

    public static Chance always(S3Fault fault) {
        return of(fault, 1);
    }

    /** The same for these requests alone. */
    public Chance on(Operation first, Operation... others) {
        return new Chance(fault, probability, EnumSet.of(first, others));
    }
}
