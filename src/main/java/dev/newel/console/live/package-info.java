/** What pages of the console see at once: who watches what, and the streams that tell them. */
@NullMarked
package dev.newel.console.live;

import org.jspecify.annotations.NullMarked;
