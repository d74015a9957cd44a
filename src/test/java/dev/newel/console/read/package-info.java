/** Tests of what the console reads, part by part. */
@NullMarked
package dev.newel.console.read;

import org.jspecify.annotations.NullMarked;
