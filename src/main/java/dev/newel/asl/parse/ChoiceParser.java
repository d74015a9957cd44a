package dev.newel.asl.parse;

import dev.newel.asl.ChoiceState;
import dev.newel.asl.ChoiceState.Exit;
import dev.newel.asl.ChoiceState.Rule;
import dev.newel.asl.Condition;
import dev.newel.asl.DataFlow;
import dev.newel.asl.Expression;
import dev.newel.asl.path.template.PathDataFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads Choice states. */
final class ChoiceParser {

  private ChoiceParser() {}

  static ChoiceState parse(String name, Fields fields) {
    fields.require("Choices");
    fields.refuseEmpty("Choices");
    return fields.usesJsonata() ? inJsonata(name, fields) : inJsonPath(name, fields);
  }

  private static ChoiceState inJsonata(String name, Fields fields) {
    List<Rule> rules = new ArrayList<>();
    List<Fields> choices = fields.objects("Choices");
    for (int i = 0; i < choices.size(); i++) {
      rules.add(rule(choices.get(i), "Choices[" + i + "]/"));
    }
    String fallback = fields.target("Default");
    DataFlow data = new JsonataFields(fields, "").dataFlowWithoutResult();
    return new ChoiceState(name, List.copyOf(rules), exit(fallback, data), data);
  }

  /** On this way the rule's Output and Assign hold, and not the state's. */
  private static Rule rule(Fields fields, String path) {
    // AWS says no more of a rule in the other language than that
    ChoiceRuleParser.refuseOtherThanOne(fields);
    ChoiceRuleParser.ignore(fields);
    fields.require("Next");
    fields.text("Comment");
    JsonataFields queries = new JsonataFields(fields, path);
    Condition condition = queries.condition();
    String next = Objects.requireNonNullElse(fields.target("Next"), "");
    DataFlow data = queries.dataFlowWithoutResult();
    fields.refuseOthers();
    return new Rule(condition, new Exit(next, data));
  }

  private static ChoiceState inJsonPath(String name, Fields fields) {
    List<Branch> branches = new ArrayList<>();
    for (Fields choice : fields.objects("Choices")) {
      branches.add(Branch.parse(choice));
    }
    String fallback = fields.target("Default");
    PathDataFlow data = new PathFields(fields).dataFlowWithoutResult();
    return new ChoiceState(
        name,
        branches.stream().map(branch -> branch.leaving(data)).toList(),
        exit(fallback, data),
        data);
  }

  private static @Nullable Exit exit(@Nullable String fallback, DataFlow data) {
    return fallback == null ? null : new Exit(fallback, data);
  }

  /** An element of Choices in JSONPath. */
  private record Branch(Condition rule, String next, @Nullable Expression assign) {

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
}
