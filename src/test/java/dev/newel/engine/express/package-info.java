/** Tests of executions of Express machines. */
@NullMarked
package dev.newel.engine.express;

import org.jspecify.annotations.NullMarked;
