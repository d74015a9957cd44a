package dev.newel.aws;

/** The name of a state machine or an activity: unique in its home, and found nowhere else. */
public record Name(Home home, String text) {

  @Override
  public String toString() {
    return home.text() + "/" + text;
  }
}
