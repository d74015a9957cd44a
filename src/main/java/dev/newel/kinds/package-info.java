/** Dispatch by the kinds of a sealed type. */
@NullMarked
package dev.newel.kinds;

import org.jspecify.annotations.NullMarked;
