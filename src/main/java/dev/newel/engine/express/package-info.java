/** Executions of Express machines, which live in memory. */
@NullMarked
package dev.newel.engine.express;

import org.jspecify.annotations.NullMarked;
