package dev.newel.asl.jsonata.regex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A regular expression as a value: a function that yields the first match in a text. */
public final class RegexValue extends FunctionValue {

  /** To describe it as an object. */
  private static final int WORK_OF_A_MATCH = 20;

  private final Regex regex;

  public RegexValue(Regex regex) {
    this.regex = regex;
  }

  @Override
  public int arity() {
    return 2;
  }

  @Override
  protected JsonNode invoke(List<JsonNode> arguments, JsonNode input, Evaluation evaluation) {
    JsonNode text = arguments.isEmpty() ? Values.UNDEFINED : arguments.get(0);
    double from = arguments.size() > 1 ? arguments.get(1).doubleValue() : 0;
    String searched =
        text.isTextual() ? text.textValue() : text.isNumber() ? Numbers.text(text) : "undefined";
    return describe(searched, regex.find(searched, (int) from, evaluation), evaluation);
  }

  private JsonNode describe(String text, @Nullable Match match, Evaluation evaluation) {
    if (match == null) {
      return Values.UNDEFINED;
    }
    evaluation.spend(WORK_OF_A_MATCH);
    ObjectNode description = Values.object();
    description.put("match", match.group(text, 0));
    description.put("start", match.start(0));
    description.put("end", match.end(0));
    ArrayNode groups = Values.array();
    for (int i = 1; i < match.size(); i++) {
      String group = match.group(text, i);
      evaluation.add(groups, group == null ? Values.UNDEFINED : Values.text(group));
    }
    description.set("groups", groups);
    description.set("next", new Next(this, text, match.end(0)));
    return description;
  }

  /** The match that follows another one. */
  private static final class Next extends FunctionValue {

    private final RegexValue regex;
    private final String text;
    private final int from;

    Next(RegexValue regex, String text, int from) {
      this.regex = regex;
      this.text = text;
      this.from = from;
    }

    @Override
    public int arity() {
      return 0;
    }

    @Override
    protected JsonNode invoke(List<JsonNode> arguments, JsonNode input, Evaluation evaluation) {
      if (from >= text.length()) {
        return Values.UNDEFINED;
      }
      Match match = regex.regex.find(text, from, evaluation);
      if (match != null && match.end(0) == match.start(0)) {
        throw ErrorCode.D1004.with();
      }
      return regex.describe(text, match, evaluation);
    }
  }
}
