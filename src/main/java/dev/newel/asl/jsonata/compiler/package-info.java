/** Makes of what a text says what is to be done. */
@NullMarked
package dev.newel.asl.jsonata.compiler;

import org.jspecify.annotations.NullMarked;
