/** What the instances say to each other for the sake of the console. */
@NullMarked
package dev.newel.console.peer;

import org.jspecify.annotations.NullMarked;
