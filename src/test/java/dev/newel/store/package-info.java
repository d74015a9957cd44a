/** What every store must do, and a model of one in memory, which simulations run over. */
@NullMarked
package dev.newel.store;

import org.jspecify.annotations.NullMarked;
