/** JSONPath mode of the States Language: paths, payload templates and intrinsic functions. */
@NullMarked
package dev.newel.asl.path;

import org.jspecify.annotations.NullMarked;
