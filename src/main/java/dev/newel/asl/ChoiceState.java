package dev.newel.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes where the first rule that matches says.
 *
 * @param fallback the field Default: where to go when no rule matches
 * @see <a href="https://states-language.net/spec.html#choice-state">States Language, Choice</a>
 */
public record ChoiceState(
    String name,
    List<Branch> choices,
    @Nullable String fallback,
    DataPath inputPath,
    DataPath outputPath)
    implements State {

  /** Where the state leads, and with what. */
  public record Choice(String next, Json output) {}

  /** One element of Choices. */
  record Branch(ChoiceRule rule, String next) {

    static Branch parse(Fields fields) {
      fields.require("Next");
      String next = Objects.requireNonNullElse(fields.target("Next"), "");
      return new Branch(ChoiceRuleParser.parse(fields), next);
    }
  }

  static ChoiceState parse(String name, Fields fields) {
    fields.require("Choices");
    fields.refuseEmpty("Choices");
    List<Branch> choices = new ArrayList<>();
    for (Fields choice : fields.objects("Choices")) {
      choices.add(Branch.parse(choice));
    }
    return new ChoiceState(
        name,
        List.copyOf(choices),
        fields.target("Default"),
        DataPath.parse(fields, "InputPath"),
        DataPath.parse(fields, "OutputPath"));
  }

  @Override
  public String type() {
    return "Choice";
  }

  @Override
  public boolean isTerminal() {
    return false;
  }

  public Choice choose(Json input, Scope scope) {
    Json effective = inputPath.select(input, scope);
    String next = next(effective, scope);
    return new Choice(next, outputPath.select(effective, scope));
  }

  private String next(Json input, Scope scope) {
    for (Branch choice : choices) {
      if (choice.rule().matches(input.node(), scope)) {
        return choice.next();
      }
    }
    if (fallback == null) {
      throw StateException.located(
          ErrorName.NO_CHOICE_MATCHED,
          "Failed to transition out of the state. The state does not point to a next state.");
    }
    return fallback;
  }
}
