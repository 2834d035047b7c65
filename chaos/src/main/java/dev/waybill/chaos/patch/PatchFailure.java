package dev.waybill.chaos.patch;

/** A patch that does not fit the sources any more: what it is about has moved, and the proof with it. */
public final class PatchFailure extends RuntimeException {

    PatchFailure(String message) {
        super(message);
    }
}
