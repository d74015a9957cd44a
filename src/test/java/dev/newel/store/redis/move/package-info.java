/** Tests of moving an installation, without instances. */
@NullMarked
package dev.newel.store.redis.move;

import org.jspecify.annotations.NullMarked;
