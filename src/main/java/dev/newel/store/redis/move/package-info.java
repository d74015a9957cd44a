/** Moves a whole installation to another Redis, and to another number of partitions. */
@NullMarked
package dev.newel.store.redis.move;

import org.jspecify.annotations.NullMarked;
