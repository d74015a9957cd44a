/** The last executions of Express machines, which nobody else remembers. */
@NullMarked
package dev.newel.console.express;

import org.jspecify.annotations.NullMarked;
