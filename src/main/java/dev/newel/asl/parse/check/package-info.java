/** What is wrong with a definition, and where. */
@NullMarked
package dev.newel.asl.parse.check;

import org.jspecify.annotations.NullMarked;
