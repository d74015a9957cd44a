/** The action that tests a state by itself. */
@NullMarked
package dev.newel.api.action.testing;

import org.jspecify.annotations.NullMarked;
