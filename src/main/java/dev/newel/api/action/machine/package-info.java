/** Actions on state machines. */
@NullMarked
package dev.newel.api.action.machine;

import org.jspecify.annotations.NullMarked;
