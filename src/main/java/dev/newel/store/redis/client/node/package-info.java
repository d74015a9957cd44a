/** Addresses of Redis's nodes, and which of them has a key. */
@NullMarked
package dev.newel.store.redis.client.node;

import org.jspecify.annotations.NullMarked;
