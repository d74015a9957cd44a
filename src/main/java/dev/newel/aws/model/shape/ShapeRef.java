package dev.newel.aws.model.shape;

import java.util.Map;

/** Names a shape of the same model: shapes may hold themselves. */
public final class ShapeRef {

  private final String name;
  private final Map<String, Shape> shapes;

  public ShapeRef(String name, Map<String, Shape> shapes) {
    this.name = name;
    this.shapes = shapes;
  }

  public String name() {
    return name;
  }

  public Shape shape() {
    Shape shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalStateException("the model has no shape " + name);
    }
    return shape;
  }

  @Override
  public String toString() {
    return name;
  }
}
