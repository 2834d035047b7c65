package dev.waybill.chaos.patch;

/**
 * Waybill with one protection switched off.
 *
 * @param patch what switches it off
 * @param scenario the name of the one that must turn red with it
 * @param howItShows what that scenario does, so that it turns red each time, and what it finds then
 */
public record Mutant(Patch patch, String scenario, String howItShows) {

    public String name() {
        return patch.name();
    }
}
