package dev.newel.asl.jsonata.regex;

import java.util.List;

/** One act of the matcher. Targets are indexes into the program. */
sealed interface Instruction {

  record Take(CharacterSet set) implements Instruction {}

  /** The same backwards, within what looks behind. */
  record TakeBack(CharacterSet set) implements Instruction {}

  record Jump(int target) implements Instruction {}

  /** Goes on at the first, and at the second if that fails. */
  record Fork(int first, int second) implements Instruction {}

  /** Notes the position as a bound of a group, or as where a repetition has begun. */
  record Save(int slot) implements Instruction {}

  /** As often as the set allows, without a counter: most repetitions are of one place. */
  record TakeMany(CharacterSet set, int least, int most) implements Instruction {}

  /** Fails if a repetition that need not be has taken nothing since the slot was saved. */
  record MustProgress(int slot, int counter, int least) implements Instruction {}

  /** Forgets the groups of an earlier repetition. */
  record Clear(int firstGroup, int lastGroup) implements Instruction {}

  record SetCounter(int counter) implements Instruction {}

  record Increment(int counter) implements Instruction {}

  /**
   * Goes on to one more repetition, or to what follows them.
   *
   * @param most -1 for as many as possible
   */
  record Count(int counter, int least, int most, boolean isGreedy, int body, int end)
      implements Instruction {}

  record Repeat(int group, boolean ignoresCase, boolean isBackwards) implements Instruction {}

  record Check(RegexNode.PlaceKind kind) implements Instruction {}

  /** Matches a program of its own at the same position. */
  record Look(List<Instruction> program, boolean isNegated) implements Instruction {}

  record Accept() implements Instruction {}
}
