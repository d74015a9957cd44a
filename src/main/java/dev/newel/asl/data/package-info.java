/**
 * What states compute with: values as JSON, the scope of a state, its output, bounded work, and
 * errors.
 */
@NullMarked
package dev.newel.asl.data;

import org.jspecify.annotations.NullMarked;
