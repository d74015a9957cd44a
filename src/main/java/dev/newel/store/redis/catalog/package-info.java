/** State machines with their versions and aliases, and activities, on Redis. */
@NullMarked
package dev.newel.store.redis.catalog;

import org.jspecify.annotations.NullMarked;
