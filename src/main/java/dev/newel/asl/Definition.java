package dev.newel.asl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state machine, parsed and valid.
 *
 * @param timeoutSeconds how long an execution may last, or null for no limit of the machine's own
 * @param variableReferences the variables that each state reads, for the states that read any
 */
public record Definition(
    Flow flow, @Nullable Integer timeoutSeconds, Map<String, List<String>> variableReferences) {}
