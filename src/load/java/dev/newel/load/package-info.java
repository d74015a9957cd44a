/**
 * The load benchmark, {@code mvn -Pload}: Newel, as one process or several on one Redis, under the
 * calls of many clients. One thread makes all of them, as it shares the processors with what it
 * measures.
 */
@NullMarked
package dev.newel.load;

import org.jspecify.annotations.NullMarked;
