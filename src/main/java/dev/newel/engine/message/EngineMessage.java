package dev.newel.engine.message;

import org.jspecify.annotations.Nullable;

/**
 * What goes over the event bus to an engine of this process. Its answer comes back by reference:
 * the bus's own replies are registered, timed and struck one by one for the verticle that asks,
 * which cost a tenth of the CPU of an execution.
 *
 * @param <R> what may be asked
 * @param answer null where nobody waits for one
 */
public record EngineMessage<R>(R request, @Nullable EngineAnswer answer) {}
