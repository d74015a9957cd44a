/** Intrinsic functions. */
@NullMarked
package dev.newel.asl.path.intrinsic;

import org.jspecify.annotations.NullMarked;
