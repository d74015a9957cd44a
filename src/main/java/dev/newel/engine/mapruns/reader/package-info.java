/** What a Map Run asks of its ItemReader: pages of items, by position. */
@NullMarked
package dev.newel.engine.mapruns.reader;

import org.jspecify.annotations.NullMarked;
