package dev.newel.store.redis.codec;

import dev.newel.asl.data.Json;

/** The payloads that are kept beside a value, by their names. */
@FunctionalInterface
public interface PayloadSource {

  /** There are none. */
  PayloadSource NONE =
      name -> {
        throw new UnreadableValueException("the payload " + name + " is missing");
      };

  Json get(String name);
}
