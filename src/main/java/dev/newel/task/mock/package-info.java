/** Mock files: what Task states are answered with, in tests, instead of being done. */
@NullMarked
package dev.newel.task.mock;

import org.jspecify.annotations.NullMarked;
