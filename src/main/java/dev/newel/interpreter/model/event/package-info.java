/** History events: their types, and what they say. */
@NullMarked
package dev.newel.interpreter.model.event;

import org.jspecify.annotations.NullMarked;
