/** The store on Redis: connections, scripts, keys, and the server that Newel starts by itself. */
@NullMarked
package dev.newel.store.redis;

import org.jspecify.annotations.NullMarked;
