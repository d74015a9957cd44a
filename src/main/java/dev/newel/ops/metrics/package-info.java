/** What Prometheus can read of an instance: counts, times, and how much there is to be done. */
@NullMarked
package dev.newel.ops.metrics;

import org.jspecify.annotations.NullMarked;
