/** Who makes the calls of Task states, and a folder for each kind of resource. */
@NullMarked
package dev.newel.task;

import org.jspecify.annotations.NullMarked;
