/** Actions on versions of state machines, and on aliases. */
@NullMarked
package dev.newel.api.action.release;

import org.jspecify.annotations.NullMarked;
