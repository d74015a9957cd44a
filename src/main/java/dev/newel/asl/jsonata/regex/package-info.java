/** Regular expressions as JavaScript has them, whose work is counted. */
@NullMarked
package dev.newel.asl.jsonata.regex;

import org.jspecify.annotations.NullMarked;
