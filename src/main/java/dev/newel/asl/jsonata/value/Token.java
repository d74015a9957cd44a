package dev.newel.asl.jsonata.value;

/**
 * The function or operator that an error is about.
 *
 * @param name empty if it has none
 */
public record Token(String name) {}
