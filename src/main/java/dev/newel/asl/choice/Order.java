package dev.newel.asl.choice;

/** How the left side of a comparison stands to the right one. */
public enum Order {
  EQUALS("Equals", true, false, false),
  LESS_THAN("LessThan", false, true, false),
  GREATER_THAN("GreaterThan", false, false, true),
  LESS_THAN_EQUALS("LessThanEquals", true, true, false),
  GREATER_THAN_EQUALS("GreaterThanEquals", true, false, true);

  private final String suffix;
  private final boolean equal;
  private final boolean less;
  private final boolean greater;

  Order(String suffix, boolean equal, boolean less, boolean greater) {
    this.suffix = suffix;
    this.equal = equal;
    this.less = less;
    this.greater = greater;
  }

  /** The end of the names of its operators: {@code LessThan} of {@code StringLessThan}. */
  public String suffix() {
    return suffix;
  }

  <T extends Comparable<T>> boolean holds(T left, T right) {
    int comparison = left.compareTo(right);
    if (comparison == 0) {
      return equal;
    }
    return comparison < 0 ? less : greater;
  }
}
