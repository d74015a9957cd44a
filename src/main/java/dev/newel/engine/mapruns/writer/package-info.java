/** Where the results of Map Runs go. */
@NullMarked
package dev.newel.engine.mapruns.writer;

import org.jspecify.annotations.NullMarked;
