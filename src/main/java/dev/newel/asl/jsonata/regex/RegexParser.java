package dev.newel.asl.jsonata.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a pattern as ECMAScript does without the flag {@code u}, the lenient rules included. */
final class RegexParser {

  private static final int MAX_NESTING = 100;
  private static final int MAX_COUNT = Integer.MAX_VALUE / 2;
  private static final int HEXADECIMAL = 16;
  private static final int OCTAL = 8;

  private final String pattern;
  private final boolean ignoresCase;
  private final boolean isMultiline;
  private final int totalGroups;
  private final Map<String, Integer> names = new HashMap<>();

  private int at;
  private int groups = 1;
  private int nesting;

  RegexParser(String pattern, boolean ignoresCase, boolean isMultiline) {
    this.pattern = pattern;
    this.ignoresCase = ignoresCase;
    this.isMultiline = isMultiline;
    totalGroups = countGroups(pattern, names);
  }

  /** How many groups there are, the whole match among them. */
  int groupCount() {
    return groups;
  }

  RegexNode parse() {
    RegexNode root = alternatives();
    if (at < pattern.length()) {
      throw new InvalidRegexException("Unmatched ')'");
    }
    return root;
  }

  private static int countGroups(String pattern, Map<String, Integer> names) {
    int count = 0;
    boolean isInSet = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (isInSet) {
        isInSet = c != ']';
      } else if (c == '[') {
        isInSet = true;
      } else if (c == '(' && isCapturing(pattern, i + 1)) {
        count++;
        if (pattern.startsWith("?<", i + 1) && pattern.indexOf('>', i) > 0) {
          names.put(pattern.substring(i + 3, pattern.indexOf('>', i)), count);
        }
      }
    }
    return count;
  }

  private static boolean isCapturing(String pattern, int at) {
    return !pattern.startsWith("?", at)
        || (pattern.startsWith("?<", at)
            && !pattern.startsWith("?<=", at)
            && !pattern.startsWith("?<!", at));
  }

  private boolean accept(String text) {
    if (!pattern.startsWith(text, at)) {
      return false;
    }
    at += text.length();
    return true;
  }

  private boolean isAtEnd() {
    return at >= pattern.length();
  }

  private RegexNode alternatives() {
    if (++nesting > MAX_NESTING) {
      throw new InvalidRegexException("Regular expression too large");
    }
    List<RegexNode> options = new ArrayList<>();
    do {
      options.add(sequence());
    } while (accept("|"));
    nesting--;
    return options.size() == 1 ? options.get(0) : new RegexNode.Alternatives(options);
  }

  private RegexNode sequence() {
    List<RegexNode> parts = new ArrayList<>();
    while (!isAtEnd() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      int firstGroup = groups;
      RegexNode atom = atom();
      parts.add(quantified(atom, firstGroup));
    }
    return new RegexNode.Sequence(parts);
  }

  private RegexNode atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^' -> place(isMultiline ? RegexNode.PlaceKind.LINE_START : RegexNode.PlaceKind.START);
      case '$' -> place(isMultiline ? RegexNode.PlaceKind.LINE_END : RegexNode.PlaceKind.END);
      case '.' -> new RegexNode.Characters(CharacterSet.IN_LINE);
      case '(' -> group();
      case '[' -> new RegexNode.Characters(set());
      case '\\' -> escape();
      case '*', '+', '?' -> throw new InvalidRegexException("Nothing to repeat");
      default -> {
        if (c == '{' && isCount()) {
          throw new InvalidRegexException("Nothing to repeat");
        }
        yield character(c);
      }
    };
  }

  private boolean isCount() {
    int before = at--;
    boolean isOne = count() != null;
    at = before;
    return isOne;
  }

  private static RegexNode place(RegexNode.PlaceKind kind) {
    return new RegexNode.Place(kind);
  }

  private RegexNode character(char c) {
    return new RegexNode.Characters(fold(CharacterSet.of(c)));
  }

  private CharacterSet fold(CharacterSet set) {
    return ignoresCase ? set.ignoringCase() : set;
  }

  private RegexNode group() {
    RegexNode group;
    if (accept("?:")) {
      group = alternatives();
    } else if (accept("?=") || accept("?!")) {
      boolean isNegated = pattern.charAt(at - 1) == '!';
      group = new RegexNode.Look(alternatives(), false, isNegated);
    } else if (accept("?<=") || accept("?<!")) {
      boolean isNegated = pattern.charAt(at - 1) == '!';
      group = new RegexNode.Look(alternatives(), true, isNegated);
    } else {
      if (accept("?<")) {
        int end = pattern.indexOf('>', at);
        if (end <= at) {
          throw new InvalidRegexException("Invalid capture group name");
        }
        at = end + 1;
      } else if (accept("?")) {
        throw new InvalidRegexException("Invalid group");
      }
      int number = groups++;
      group = new RegexNode.Group(number, alternatives());
    }
    if (!accept(")")) {
      throw new InvalidRegexException("Unterminated group");
    }
    return group;
  }

  private RegexNode quantified(RegexNode atom, int firstGroup) {
    int[] count = count();
    if (count == null) {
      return atom;
    }
    if (atom instanceof RegexNode.Place
        || (atom instanceof RegexNode.Look look && look.isBehind())) {
      throw new InvalidRegexException("Nothing to repeat");
    }
    if (count[1] >= 0 && count[1] < count[0]) {
      throw new InvalidRegexException("numbers out of order in {} quantifier");
    }
    boolean isGreedy = !accept("?");
    return new RegexNode.Repeat(atom, count[0], count[1], isGreedy, firstGroup, groups);
  }

  /** The least and the most; null, and nothing is taken, where there is no quantifier. */
  private int @org.jspecify.annotations.Nullable [] count() {
    if (accept("*")) {
      return new int[] {0, -1};
    }
    if (accept("+")) {
      return new int[] {1, -1};
    }
    if (accept("?")) {
      return new int[] {0, 1};
    }
    int before = at;
    if (accept("{")) {
      int least = number();
      int most = least;
      if (accept(",")) {
        most = number();
      }
      if (least >= 0 && accept("}")) {
        return new int[] {least, most};
      }
    }
    at = before;
    return null;
  }

  /** -1 where there is none. */
  private int number() {
    int start = at;
    long value = 0;
    while (!isAtEnd() && CharacterSet.DIGIT.contains(pattern.charAt(at))) {
      value = Math.min(MAX_COUNT, value * 10 + (pattern.charAt(at++) - '0'));
    }
    return at == start ? -1 : (int) value;
  }

  private RegexNode escape() {
    if (isAtEnd()) {
      throw new InvalidRegexException("\\ at end of pattern");
    }
    char c = pattern.charAt(at);
    if (c == 'b' || c == 'B') {
      at++;
      return place(c == 'b' ? RegexNode.PlaceKind.WORD_EDGE : RegexNode.PlaceKind.NO_WORD_EDGE);
    }
    if (c >= '1' && c <= '9') {
      int before = at;
      int number = number();
      if (number <= totalGroups) {
        return new RegexNode.BackReference(number, ignoresCase);
      }
      at = before;
    }
    if (c == 'k' && !names.isEmpty() && pattern.startsWith("k<", at)) {
      return namedReference();
    }
    return new RegexNode.Characters(fold(escapedSet()));
  }

  private RegexNode namedReference() {
    int end = pattern.indexOf('>', at);
    Integer number = end < 0 ? null : names.get(pattern.substring(at + 2, end));
    if (number == null) {
      throw new InvalidRegexException("Invalid named reference");
    }
    at = end + 1;
    return new RegexNode.BackReference(number, ignoresCase);
  }

  private CharacterSet escapedSet() {
    char c = pattern.charAt(at);
    CharacterSet set =
        switch (c) {
          case 'd' -> CharacterSet.DIGIT;
          case 'D' -> CharacterSet.DIGIT.not();
          case 'w' -> CharacterSet.WORD;
          case 'W' -> CharacterSet.WORD.not();
          case 's' -> CharacterSet.SPACE;
          case 'S' -> CharacterSet.SPACE.not();
          default -> null;
        };
    if (set != null) {
      at++;
      return set;
    }
    return CharacterSet.of(escapedCharacter());
  }

  private char escapedCharacter() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> '\u000b';
      case 'f' -> '\f';
      case 'c' -> control();
      case 'x' -> code(2, c);
      case 'u' -> code(4, c);
      default -> c >= '0' && c < '8' ? octal(c) : c;
    };
  }

  private char control() {
    if (!isAtEnd() && Character.toString(pattern.charAt(at)).matches("[A-Za-z]")) {
      return (char) (pattern.charAt(at++) % 32);
    }
    at--;
    return '\\';
  }

  private char code(int digits, char letter) {
    int end = at + digits;
    if (end <= pattern.length()
        && pattern.substring(at, end).chars().allMatch(d -> Character.digit(d, HEXADECIMAL) >= 0)) {
      char code = (char) Integer.parseInt(pattern.substring(at, end), HEXADECIMAL);
      at = end;
      return code;
    }
    return letter;
  }

  private char octal(char first) {
    int value = first - '0';
    while (!isAtEnd()
        && Character.digit(pattern.charAt(at), OCTAL) >= 0
        && value * OCTAL + OCTAL <= 256) {
      value = value * OCTAL + (pattern.charAt(at++) - '0');
    }
    return (char) value;
  }

  private CharacterSet set() {
    boolean isNegated = accept("^");
    List<CharacterSet> members = new ArrayList<>();
    while (!accept("]")) {
      if (isAtEnd()) {
        throw new InvalidRegexException("Unterminated character class");
      }
      members.add(fold(member()));
    }
    CharacterSet all = CharacterSet.anyOf(members);
    return isNegated ? all.not() : all;
  }

  private CharacterSet member() {
    int start = at;
    CharacterSet single = isClass() ? escapedSetAfterSlash() : null;
    if (single != null) {
      return single;
    }
    at = start;
    char first = memberCharacter();
    int dash = at;
    if (accept("-") && !isAtEnd() && pattern.charAt(at) != ']' && !isClass()) {
      char last = memberCharacter();
      if (last < first) {
        throw new InvalidRegexException("Range out of order in character class");
      }
      return CharacterSet.range(first, last);
    }
    at = dash;
    return CharacterSet.of(first);
  }

  /** Whether a class as \d stands here, which cannot begin or end a range. */
  private boolean isClass() {
    return at + 1 < pattern.length()
        && pattern.charAt(at) == '\\'
        && "dDwWsS".indexOf(pattern.charAt(at + 1)) >= 0;
  }

  private CharacterSet escapedSetAfterSlash() {
    at++;
    return escapedSet();
  }

  private char memberCharacter() {
    char c = pattern.charAt(at++);
    if (c != '\\') {
      return c;
    }
    if (isAtEnd()) {
      throw new InvalidRegexException("\\ at end of pattern");
    }
    if (pattern.charAt(at) == 'b') {
      at++;
      return '\b';
    }
    return escapedCharacter();
  }
}
