/** Tests of results of Map Runs as files and as output. */
@NullMarked
package dev.newel.engine.mapruns.writer;

import org.jspecify.annotations.NullMarked;
