package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Evaluation;

/** The text that replaces a match: {@code $0} is the match, {@code $1} its first group. */
final class Substitution {

  private final String template;
  private final String match;
  private final JsonNode groups;
  private final StringBuilder result = new StringBuilder();

  private Substitution(String template, JsonNode match) {
    this.template = template;
    this.match = match.path("match").asText();
    groups = match.path("groups");
  }

  static String of(String template, JsonNode match, Evaluation evaluation) {
    Substitution substitution = new Substitution(template, match);
    substitution.substitute(evaluation);
    return substitution.result.toString();
  }

  private void substitute(Evaluation evaluation) {
    evaluation.spend(template.length());
    int position = 0;
    int dollar = template.indexOf('$');
    while (dollar >= 0) {
      result.append(template, position, dollar);
      position = substitute(dollar + 1);
      evaluation.checkText(result.length());
      dollar = template.indexOf('$', position);
    }
    result.append(template, position, template.length());
  }

  /** What stands for the characters after a dollar sign; returns where it goes on. */
  private int substitute(int at) {
    if (template.startsWith("$", at)) {
      result.append('$');
      return at + 1;
    }
    if (template.startsWith("0", at)) {
      result.append(match);
      return at + 1;
    }
    int most = groups.isEmpty() ? 1 : Integer.toString(groups.size()).length();
    int end = digitsEnd(at, most);
    if (end == at) {
      result.append('$');
      return at;
    }
    int number = Integer.parseInt(template.substring(at, end));
    if (end - at > 1 && number > groups.size()) {
      end--;
      number = Integer.parseInt(template.substring(at, end));
    }
    JsonNode group = groups.path(number - 1);
    result.append(group.isTextual() ? group.textValue() : "");
    return end;
  }

  private int digitsEnd(int at, int most) {
    int end = at;
    while (end < template.length()
        && end - at < most
        && template.charAt(end) >= '0'
        && template.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
