/** Tests of mock files. */
@NullMarked
package dev.newel.task.mock;

import org.jspecify.annotations.NullMarked;
