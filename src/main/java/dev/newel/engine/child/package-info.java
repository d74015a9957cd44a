/** Executions that tasks of others have started: what parents and children say to each other. */
@NullMarked
package dev.newel.engine.child;

import org.jspecify.annotations.NullMarked;
