package dev.newel.aws.model.shape;

/** Bytes. */
public record BlobShape(Range length) implements Shape {}
