/** The console's door: its routes, what they are put together from, and how they are answered. */
@NullMarked
package dev.newel.console;

import org.jspecify.annotations.NullMarked;
