package dev.newel.asl;

/**
 * Ends its flow in success.
 *
 * @see <a href="https://states-language.net/spec.html#succeed-state">States Language, Succeed</a>
 */
public record SucceedState(String name, DataPath inputPath, DataPath outputPath) implements State {

  static SucceedState parse(String name, Fields fields) {
    return new SucceedState(
        name, DataPath.parse(fields, "InputPath"), DataPath.parse(fields, "OutputPath"));
  }

  @Override
  public String type() {
    return "Succeed";
  }

  @Override
  public boolean isTerminal() {
    return true;
  }

  public Json output(Json input, Scope scope) {
    return outputPath.select(inputPath.select(input, scope), scope);
  }
}
