package dev.newel.aws.client.wire;

/** A header, or a parameter of a query or form, not encoded. */
public record NameValue(String name, String value) {}
