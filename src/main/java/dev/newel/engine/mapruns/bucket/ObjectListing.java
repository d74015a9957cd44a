package dev.newel.engine.mapruns.bucket;

import org.jspecify.annotations.Nullable;

/** A list of objects, which is read as far as it is asked. */
public interface ObjectListing {

  /** The next object; null where there is none. Blocks. */
  @Nullable ListedObject next();
}
