package dev.newel.store.redis.codec;

import dev.newel.asl.data.Json;
import org.jspecify.annotations.Nullable;

/** Which payloads are kept beside a value, and by which names it refers to them. */
@FunctionalInterface
public interface PayloadNames {

  /** All payloads stand in the value itself. */
  PayloadNames NONE = payload -> null;

  /** The name of a payload, told from others by identity; null for one that is kept inside. */
  @Nullable String of(Json payload);
}
