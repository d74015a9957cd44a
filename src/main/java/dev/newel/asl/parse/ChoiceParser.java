package dev.newel.asl.parse;

import dev.newel.asl.ChoiceState;
import dev.newel.asl.ChoiceState.Exit;
import dev.newel.asl.ChoiceState.Rule;
import dev.newel.asl.Expression;
import dev.newel.asl.choice.ChoiceRule;
import dev.newel.asl.path.template.PathDataFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads Choice states. */
final class ChoiceParser {

  private ChoiceParser() {}

  /** An element of Choices. */
  private record Branch(ChoiceRule rule, String next, @Nullable Expression assign) {

    static Branch parse(Fields fields) {
      fields.require("Next");
      String next = Objects.requireNonNullElse(fields.target("Next"), "");
      Expression assign = AssignParser.template(fields);
      return new Branch(ChoiceRuleParser.parse(fields), next, assign);
    }

    /** On this way the rule's Assign holds, and not the state's. */
    Rule leaving(PathDataFlow state) {
      return new Rule(rule, new Exit(next, state.assigning(assign)));
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
    PathDataFlow data = new PathFields(fields).dataFlowWithoutResult();
    return new ChoiceState(
        name,
        branches.stream().map(branch -> branch.leaving(data)).toList(),
        fallback == null ? null : new Exit(fallback, data),
        data);
  }
}
