/** What Task states call besides activities. */
@NullMarked
package dev.newel.task;

import org.jspecify.annotations.NullMarked;
