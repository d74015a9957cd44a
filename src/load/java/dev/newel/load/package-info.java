/**
 * The load benchmark, {@code mvn -Pload}: one Newel with its embedded Redis under the calls of many
 * clients. One thread makes all of them, as it shares the processors with what it measures.
 */
@NullMarked
package dev.newel.load;

import org.jspecify.annotations.NullMarked;
