package dev.newel.interpreter.model;

/**
 * What a newer version of Newel has stored beside what this one knows. It is not understood here,
 * and goes with its owner as it is, so that it is still there when the newer version comes back.
 *
 * @param kept stays for as long as its owner does
 * @param ofState stays for as long as a frame is in its state
 */
public record Extras(String kept, String ofState) {

  public static final Extras NONE = new Extras("", "");

  Extras leaveState() {
    return ofState.isEmpty() ? this : new Extras(kept, "");
  }
}
