package dev.waybill.staging;

/** An object, or a prefix of objects, in a bucket of the same S3 that files are stored in. */
public record BucketLocation(String bucket, String key) {}
