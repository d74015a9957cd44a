package dev.newel.asl;

import org.jspecify.annotations.Nullable;

/**
 * How a distributed Map state makes one child execution of many items.
 *
 * @param maxItems of a batch; null for as many as fit
 * @param maxBytes of a batch, in bytes of its JSON text; null for as many as a payload may have
 * @param input what every batch has beside its items; null for nothing
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html">ItemBatcher</a>
 */
public record Batching(
    @Nullable Computed<Long> maxItems,
    @Nullable Computed<Long> maxBytes,
    @Nullable Expression input) {}
