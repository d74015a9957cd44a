/** Tests of messages that Task states send. */
@NullMarked
package dev.newel.task.bus;

import org.jspecify.annotations.NullMarked;
