package dev.newel.aws.model;

/** Bytes. */
public record BlobShape(Range length) implements Shape {}
