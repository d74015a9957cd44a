/** Where the items of Map Runs come from. */
@NullMarked
package dev.newel.engine.mapruns.reader;

import org.jspecify.annotations.NullMarked;
