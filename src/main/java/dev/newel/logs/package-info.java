/** What state machines want logged of their executions. */
@NullMarked
package dev.newel.logs;

import org.jspecify.annotations.NullMarked;
