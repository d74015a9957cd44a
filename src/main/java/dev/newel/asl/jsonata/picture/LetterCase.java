package dev.newel.asl.jsonata.picture;

import java.util.Locale;

/** How the letters of a word are written. */
enum LetterCase {
  LOWER,
  UPPER,
  /** Words come in it. */
  TITLE;

  String of(String text) {
    return switch (this) {
      case LOWER -> text.toLowerCase(Locale.ROOT);
      case UPPER -> text.toUpperCase(Locale.ROOT);
      case TITLE -> text;
    };
  }
}
