/** Tasks of activities meet the polls of workers: queues, leases, hand-outs. */
@NullMarked
package dev.newel.engine.activity;

import org.jspecify.annotations.NullMarked;
