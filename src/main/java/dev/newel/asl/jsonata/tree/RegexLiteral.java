package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.regex.Regex;
import dev.newel.asl.jsonata.regex.RegexValue;
import dev.newel.asl.jsonata.value.Frame;

/** {@code /pattern/flags}. */
public final class RegexLiteral extends Node {

  private final RegexValue regex;

  public RegexLiteral(Regex regex) {
    this.regex = new RegexValue(regex);
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    return regex;
  }

  @Override
  public void visit(Visitor visitor) {}
}
