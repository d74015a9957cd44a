/** Connections to Redis in all its forms: one server, Sentinel, a Cluster. */
@NullMarked
package dev.newel.store.redis.client;

import org.jspecify.annotations.NullMarked;
