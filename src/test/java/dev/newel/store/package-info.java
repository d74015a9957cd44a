/** What every store must do, a model of one, and what the engine makes of it in simulations. */
@NullMarked
package dev.newel.store;

import org.jspecify.annotations.NullMarked;
