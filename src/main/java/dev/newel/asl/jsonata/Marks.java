package dev.newel.asl.jsonata;

import java.util.Optional;

/**
 * The marks around an expression in a definition. Only a text that is an expression as a whole is
 * one.
 */
public final class Marks {

  private static final String START = "{%";
  private static final String END = "%}";

  private Marks() {}

  /** What is between the marks, without the white space at its ends; empty without marks. */
  public static Optional<String> inside(String text) {
    boolean isMarked =
        text.length() >= START.length() + END.length()
            && text.startsWith(START)
            && text.endsWith(END);
    return isMarked
        ? Optional.of(text.substring(START.length(), text.length() - END.length()).strip())
        : Optional.empty();
  }
}
