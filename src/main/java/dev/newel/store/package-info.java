/** What the engine needs of a store. */
@NullMarked
package dev.newel.store;

import org.jspecify.annotations.NullMarked;
