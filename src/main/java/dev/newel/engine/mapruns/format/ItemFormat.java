package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.bucket.StoredObject;
import org.jspecify.annotations.Nullable;

/** How the items of an object are written. */
public interface ItemFormat {

  /**
   * A cursor over an object's items.
   *
   * @param position of an earlier cursor of this format over the same object; null to begin
   */
  ItemCursor open(StoredObject object, @Nullable JsonNode position);
}
