package dev.newel.asl.jsonata.regex;

import java.util.ArrayList;
import java.util.List;

/** Which characters one place of a pattern takes. */
@FunctionalInterface
interface CharacterSet {

  boolean contains(char c);

  CharacterSet DIGIT = c -> c >= '0' && c <= '9';

  CharacterSet WORD =
      c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';

  /** White space and ends of lines as ECMAScript counts them. */
  CharacterSet SPACE =
      c ->
          (c >= '\t' && c <= '\r')
              || c == '\ufeff'
              || c == '\u00a0'
              || Character.getType(c) == Character.SPACE_SEPARATOR
              || isLineEnd(c);

  /** What a dot takes. */
  CharacterSet IN_LINE = c -> !isLineEnd(c);

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }

  static CharacterSet of(char wanted) {
    return c -> c == wanted;
  }

  static CharacterSet range(char first, char last) {
    return c -> c >= first && c <= last;
  }

  default CharacterSet not() {
    return c -> !contains(c);
  }

  /** What any of them contains. */
  static CharacterSet anyOf(List<CharacterSet> sets) {
    List<CharacterSet> all = new ArrayList<>(sets);
    return c -> {
      for (CharacterSet set : all) {
        if (set.contains(c)) {
          return true;
        }
      }
      return false;
    };
  }

  /** The same for capital and small letters. */
  default CharacterSet ignoringCase() {
    return c ->
        contains(c) || contains(Character.toUpperCase(c)) || contains(Character.toLowerCase(c));
  }
}
