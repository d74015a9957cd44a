/** Task states that send messages on the event bus. */
@NullMarked
package dev.newel.task.bus;

import org.jspecify.annotations.NullMarked;
