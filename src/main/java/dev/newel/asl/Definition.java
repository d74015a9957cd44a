package dev.newel.asl;

import org.jspecify.annotations.Nullable;

/**
 * A state machine, parsed and valid.
 *
 * @param timeoutSeconds how long an execution may last, or null for no limit of the machine's own
 */
public record Definition(Flow flow, @Nullable Integer timeoutSeconds) {}
