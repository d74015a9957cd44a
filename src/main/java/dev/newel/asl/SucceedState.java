package dev.newel.asl;

/**
 * Ends its flow in success.
 *
 * @see <a href="https://states-language.net/spec.html#succeed-state">States Language, Succeed</a>
 */
public record SucceedState(String name, DataFlow data) implements State {

  @Override
  public boolean isTerminal() {
    return true;
  }

  public StateOutput output(Json input, Scope scope) {
    return data.output(input, scope);
  }
}
