package dev.waybill.chaos.s3;

/** One way in which an S3 server breaks its word; see {@link FaultyStore}. */
public enum ServerFault {
    /** A put or a completed upload replaces what is there though told not to. */
    IGNORES_IF_NONE_MATCH,
    /** One byte of each object written differs from what was sent, though the checksum was right and is remembered. */
    FLIPS_BYTE_AT_REST
}
