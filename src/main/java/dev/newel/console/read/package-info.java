/** What the console reads of machines and executions. */
@NullMarked
package dev.newel.console.read;

import org.jspecify.annotations.NullMarked;
