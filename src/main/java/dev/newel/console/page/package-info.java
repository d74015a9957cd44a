/** The console's files: how they are found on the class path, and served to browsers. */
@NullMarked
package dev.newel.console.page;

import org.jspecify.annotations.NullMarked;
