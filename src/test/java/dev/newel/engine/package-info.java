/** The parts of the engine, each by itself. The engine as a whole is tested by the simulation. */
@NullMarked
package dev.newel.engine;

import org.jspecify.annotations.NullMarked;
