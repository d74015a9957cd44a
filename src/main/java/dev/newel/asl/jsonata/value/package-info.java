/** What JSONata computes with: JSON, sequences, functions, and the bounds of an evaluation. */
@NullMarked
package dev.newel.asl.jsonata.value;

import org.jspecify.annotations.NullMarked;
