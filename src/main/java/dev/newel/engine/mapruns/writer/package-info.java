/** What a Map Run asks of its ResultWriter: files of results, and a manifest. */
@NullMarked
package dev.newel.engine.mapruns.writer;

import org.jspecify.annotations.NullMarked;
