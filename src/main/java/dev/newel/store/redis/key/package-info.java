/** The names of keys, and the texts of the members of sets. */
@NullMarked
package dev.newel.store.redis.key;

import org.jspecify.annotations.NullMarked;
