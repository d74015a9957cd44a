/** What stored values look like: texts that say their version, and how they are read again. */
@NullMarked
package dev.newel.store.redis.codec;

import org.jspecify.annotations.NullMarked;
