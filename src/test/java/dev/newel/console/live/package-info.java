/** Tests of hints and of who hears them. */
@NullMarked
package dev.newel.console.live;

import org.jspecify.annotations.NullMarked;
