/** The console's files, as they are served and as they are written. */
@NullMarked
package dev.newel.console.page;

import org.jspecify.annotations.NullMarked;
