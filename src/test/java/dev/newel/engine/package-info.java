/** Where polls and tasks meet. The engine as a whole is tested by the simulation. */
@NullMarked
package dev.newel.engine;

import org.jspecify.annotations.NullMarked;
