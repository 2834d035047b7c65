package dev.waybill.chaos.patch;

import java.util.List;
import java.util.Set;

/**
 * A change to the sources of a service, or of what services share.
 *
 * @param name such as {@code no-fsync}
 * @param services those that it is meant for
 * @param edits applied one after another
 */
public record Patch(String name, Set<Service> services, List<Edit> edits) {

    public Patch {
        services = Set.copyOf(services);
        edits = List.copyOf(edits);
    }
}
