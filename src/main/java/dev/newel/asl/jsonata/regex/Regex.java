package dev.newel.asl.jsonata.regex;

import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of JavaScript, without the flag {@code u}. Java's own have other rules,
 * count no work, and can run for ever where no character is read, or out of stack.
 *
 * <p>The pattern becomes a list of instructions. Where there are several ways on, the matcher tries
 * the first one and keeps the others on a stack of its own; every instruction is taken from the
 * evaluation's allowance.
 */
public final class Regex {

  private final List<Instruction> program;
  private final int groups;
  private final int counters;

  private Regex(List<Instruction> program, int groups, int counters) {
    this.program = program;
    this.groups = groups;
    this.counters = counters;
  }

  /**
   * Reads a pattern.
   *
   * @param flags {@code i} and {@code m}
   * @throws dev.newel.asl.jsonata.value.JsonataException if it is none
   */
  public static Regex compile(String pattern, String flags) {
    boolean ignoresCase = flags.indexOf('i') >= 0;
    RegexParser parser = new RegexParser(pattern, ignoresCase, flags.indexOf('m') >= 0);
    try {
      RegexNode root = parser.parse();
      Assembler assembler = new Assembler(parser.groupCount());
      return new Regex(assembler.assemble(root), parser.groupCount(), assembler.counters());
    } catch (InvalidRegexException e) {
      throw ErrorCode.S0303.with("/" + pattern + "/: " + e.getMessage());
    }
  }

  /** The first match that begins at an index or after it; null if there is none. */
  public @Nullable Match find(String text, int from, Evaluation evaluation) {
    RegexMatcher matcher = new RegexMatcher(program, groups, counters, text, evaluation);
    for (int start = Math.max(0, from); start <= text.length(); start++) {
      int[] bounds = matcher.matchAt(start);
      if (bounds != null) {
        return new Match(bounds);
      }
    }
    return null;
  }
}
