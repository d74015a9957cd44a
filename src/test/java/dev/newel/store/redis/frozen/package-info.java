/**
 * What an old instance does, to be run beside new ones: the codec of format 1.0 as it was. It is
 * never mended, and only follows the model's constructors, so that it compiles.
 */
@NullMarked
package dev.newel.store.redis.frozen;

import org.jspecify.annotations.NullMarked;
