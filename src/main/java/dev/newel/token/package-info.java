/** Texts that clients hand back, signed: what a task is named by outside of Newel. */
@NullMarked
package dev.newel.token;

import org.jspecify.annotations.NullMarked;
