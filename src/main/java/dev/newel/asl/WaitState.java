package dev.newel.asl;

import java.time.Duration;
import java.time.Instant;

/**
 * Lets time pass.
 *
 * @see <a href="https://states-language.net/spec.html#wait-state">States Language, Wait</a>
 */
public record WaitState(
    String name, WaitEnd end, DataPath inputPath, DataPath outputPath, Transition transition)
    implements State {

  /** AWS's longest wait, a little over 68 years. */
  private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

  static WaitState parse(String name, Fields fields) {
    return new WaitState(
        name,
        WaitEnd.parse(fields),
        DataPath.parse(fields, "InputPath"),
        DataPath.parse(fields, "OutputPath"),
        Transition.parse(fields));
  }

  @Override
  public String type() {
    return "Wait";
  }

  @Override
  public boolean isTerminal() {
    return transition instanceof Transition.End;
  }

  /** When the wait ends; never before the state was entered. */
  public Instant until(Json input, Scope scope, Instant enteredAt) {
    Instant until = end.of(inputPath.select(input, scope), scope, enteredAt);
    if (until.isBefore(enteredAt)) {
      return enteredAt;
    }
    if (Duration.between(enteredAt, until).compareTo(LONGEST) > 0) {
      throw StateException.runtime("Wait state delay is too long.");
    }
    return until;
  }

  public Json output(Json input, Scope scope) {
    return outputPath.select(inputPath.select(input, scope), scope);
  }
}
