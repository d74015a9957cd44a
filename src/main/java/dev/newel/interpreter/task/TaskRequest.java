package dev.newel.interpreter.task;

import dev.newel.asl.data.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a Task state asks for.
 *
 * @param field that says the arguments
 * @param timeoutSeconds null where the state does not say
 * @param heartbeatSeconds likewise
 * @param roleArn the role to do it in; null where the state does not say
 */
public record TaskRequest(
    String field,
    Json arguments,
    @Nullable Long timeoutSeconds,
    @Nullable Long heartbeatSeconds,
    @Nullable String roleArn) {}
