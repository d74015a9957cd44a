/** Reads definitions: checks them as AWS does, and compiles all their expressions. */
@NullMarked
package dev.newel.asl.parse;

import org.jspecify.annotations.NullMarked;
