/** What the verticles of one process say to each other. */
@NullMarked
package dev.newel.engine.message;

import org.jspecify.annotations.NullMarked;
