package dev.waybill.catalog.file;

import dev.waybill.error.ErrorCode;

/** Why a file could not be stored. The message is for people and is cut at 1,000 characters. */
public record Failure(ErrorCode code, String message) {

    private static final int MAX_MESSAGE = 1000;

    public Failure {
        message = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message;
    }
}
