/** Who makes the calls of Task states. */
@NullMarked
package dev.newel.task;

import org.jspecify.annotations.NullMarked;
