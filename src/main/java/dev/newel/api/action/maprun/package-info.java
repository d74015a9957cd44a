/** Actions on the Map Runs of distributed Map states. */
@NullMarked
package dev.newel.api.action.maprun;

import org.jspecify.annotations.NullMarked;
