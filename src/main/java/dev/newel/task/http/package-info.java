/** Task states that call any HTTP API, with the credentials of a connection. */
@NullMarked
package dev.newel.task.http;

import org.jspecify.annotations.NullMarked;
