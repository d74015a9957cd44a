package dev.newel.aws.model.shape;

/** A number. */
public record NumberShape(Kind kind, Range range) implements Shape {

  /** The model's types of numbers. */
  public enum Kind {
    INTEGER,
    LONG,
    FLOAT,
    DOUBLE;

    public boolean isWhole() {
      return this == INTEGER || this == LONG;
    }
  }
}
