package dev.newel.asl;

import java.util.List;

/**
 * Retry and Catch of a state, in the order in which they are tried.
 *
 * @see <a href="https://states-language.net/spec.html#errors">States Language, Errors</a>
 */
public record FailurePolicy(List<Retrier> retriers, List<Catcher> catchers) {}
