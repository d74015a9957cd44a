/** Keeps executions that have ended for as long as is wanted, and writes down what goes. */
@NullMarked
package dev.newel.archive;

import org.jspecify.annotations.NullMarked;
