/** Task states: a protocol for each kind of resource says what is particular to it. */
@NullMarked
package dev.newel.interpreter.task;

import org.jspecify.annotations.NullMarked;
