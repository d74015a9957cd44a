package dev.newel.asl.jsonata.regex;

import java.util.List;

/** What a pattern says. */
sealed interface RegexNode {

  record Characters(CharacterSet set) implements RegexNode {}

  record Sequence(List<RegexNode> parts) implements RegexNode {}

  record Alternatives(List<RegexNode> options) implements RegexNode {}

  /** A group that remembers what it has matched. */
  record Group(int number, RegexNode body) implements RegexNode {}

  /** What group {@code number} has matched, once more. */
  record BackReference(int number, boolean ignoresCase) implements RegexNode {}

  /** A place that must be of a kind. */
  record Place(PlaceKind kind) implements RegexNode {}

  enum PlaceKind {
    START,
    END,
    LINE_START,
    LINE_END,
    WORD_EDGE,
    NO_WORD_EDGE
  }

  /** What follows, or stands before, must match or must not, and is not taken. */
  record Look(RegexNode body, boolean isBehind, boolean isNegated) implements RegexNode {}

  /**
   * A part several times.
   *
   * @param most -1 for as often as possible
   * @param firstGroup the first group within
   * @param lastGroup the group after the last one within
   */
  record Repeat(
      RegexNode body, int least, int most, boolean isGreedy, int firstGroup, int lastGroup)
      implements RegexNode {}
}
