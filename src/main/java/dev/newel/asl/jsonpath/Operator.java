package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;

/** What compares the sides of a condition. */
enum Operator {
  // in the order in which a condition's text is searched for them
  EQUAL("==") {
    @Override
    boolean accepts(int order) {
      return order == 0;
    }
  },
  AT_LEAST(">=") {
    @Override
    boolean accepts(int order) {
      return order >= 0;
    }
  },
  AT_MOST("<=") {
    @Override
    boolean accepts(int order) {
      return order <= 0;
    }
  },
  NOT_EQUAL("!=") {
    @Override
    boolean accepts(int order) {
      return order != 0;
    }
  },
  LESS("<") {
    @Override
    boolean accepts(int order) {
      return order < 0;
    }
  },
  GREATER(">") {
    @Override
    boolean accepts(int order) {
      return order > 0;
    }
  };

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /**
   * @param order that of the left side to the right one
   */
  abstract boolean accepts(int order);

  /** Whether a value, of the left side, meets what the right side expects. */
  boolean holds(JsonNode expected, JsonNode value, Walk walk) {
    if (isOrdering() && Values.isNothing(expected) != Values.isNothing(value)) {
      return false;
    }
    int order = Values.compare(value, expected, walk);
    return order != Values.INCOMPARABLE && accepts(order);
  }

  private boolean isOrdering() {
    return this != EQUAL && this != NOT_EQUAL;
  }
}
