package dev.newel.aws.model.shape;

import org.jspecify.annotations.Nullable;

/**
 * A list.
 *
 * @param elementName of an item's XML element or part of a form's key, where the model gives one
 */
public record ListShape(ShapeRef element, @Nullable String elementName, Range size)
    implements Shape {

  public String elementNameOr(String other) {
    return elementName == null ? other : elementName;
  }
}
