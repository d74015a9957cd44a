/** Tests of what is remembered of the catalog. */
@NullMarked
package dev.newel.engine.definition;

import org.jspecify.annotations.NullMarked;
