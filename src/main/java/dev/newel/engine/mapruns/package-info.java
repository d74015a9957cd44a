/** What Map Runs ask of the world: items to read, and results to write. */
@NullMarked
package dev.newel.engine.mapruns;

import org.jspecify.annotations.NullMarked;
