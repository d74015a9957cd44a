/** The Redis that Newel starts itself where none is configured. */
@NullMarked
package dev.newel.store.redis.embedded;

import org.jspecify.annotations.NullMarked;
