package dev.waybill.benchmarks.corpus;

/**
 * A file of the tree.
 *
 * @param path below the source directory, with slashes
 * @param size in bytes
 * @param content what its bytes are made from: files with the same have the same bytes
 */
public record CorpusFile(String path, long size, long content) {}
