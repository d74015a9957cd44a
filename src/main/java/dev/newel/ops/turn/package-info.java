/** What turns say of tasks, for whoever looks on. */
@NullMarked
package dev.newel.ops.turn;

import org.jspecify.annotations.NullMarked;
