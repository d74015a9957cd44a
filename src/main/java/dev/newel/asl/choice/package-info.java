/** The rules of Choice states in JSONPath: operators, comparisons, patterns. */
@NullMarked
package dev.newel.asl.choice;

import org.jspecify.annotations.NullMarked;
