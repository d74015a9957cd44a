/** Tests of what the console is told. */
@NullMarked
package dev.newel.console;

import org.jspecify.annotations.NullMarked;
