package dev.newel.asl.parse;

import dev.newel.asl.ChoiceState;
import dev.newel.asl.ChoiceState.Exit;
import dev.newel.asl.ChoiceState.Rule;
import dev.newel.asl.DataFlow;
import dev.newel.asl.choice.ChoiceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads Choice states. */
final class ChoiceParser {

  private ChoiceParser() {}

  /** An element of Choices, before it is known what makes the state's output. */
  private record Branch(ChoiceRule rule, String next) {

    static Branch parse(Fields fields) {
      fields.require("Next");
      String next = Objects.requireNonNullElse(fields.target("Next"), "");
      return new Branch(ChoiceRuleParser.parse(fields), next);
    }

    Rule leaving(DataFlow data) {
      return new Rule(rule, new Exit(next, data));
    }
  }

  static ChoiceState parse(String name, Fields fields) {
    fields.require("Choices");
    fields.refuseEmpty("Choices");
    List<Branch> branches = new ArrayList<>();
    for (Fields choice : fields.objects("Choices")) {
      branches.add(Branch.parse(choice));
    }
    String fallback = fields.target("Default");
    DataFlow data = new PathFields(fields).dataFlowWithoutResult();
    return new ChoiceState(
        name,
        branches.stream().map(branch -> branch.leaving(data)).toList(),
        fallback == null ? null : new Exit(fallback, data),
        data);
  }
}
