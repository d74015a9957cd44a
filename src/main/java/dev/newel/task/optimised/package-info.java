/**
 * Task states that call what AWS has integrated by hand: a table says what is particular to each.
 */
@NullMarked
package dev.newel.task.optimised;

import org.jspecify.annotations.NullMarked;
