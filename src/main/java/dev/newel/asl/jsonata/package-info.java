/** JSONata, the second query language, in AWS's dialect. */
@NullMarked
package dev.newel.asl.jsonata;

import org.jspecify.annotations.NullMarked;
