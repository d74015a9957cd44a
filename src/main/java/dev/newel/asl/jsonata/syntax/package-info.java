/** The text of an expression, and what it says before anything is resolved. */
@NullMarked
package dev.newel.asl.jsonata.syntax;

import org.jspecify.annotations.NullMarked;
