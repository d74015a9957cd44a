/** Actions on the tags of state machines and activities. */
@NullMarked
package dev.newel.api.action.tag;

import org.jspecify.annotations.NullMarked;
