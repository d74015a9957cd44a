/** HTTP tasks, to a server that says what it was sent. */
@NullMarked
package dev.newel.task.http;

import org.jspecify.annotations.NullMarked;
