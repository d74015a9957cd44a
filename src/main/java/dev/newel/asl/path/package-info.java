/** JSONPath as the language uses it: paths to read, and paths to write to. */
@NullMarked
package dev.newel.asl.path;

import org.jspecify.annotations.NullMarked;
