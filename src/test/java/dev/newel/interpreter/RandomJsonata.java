package dev.newel.interpreter;

import java.util.List;
import java.util.Random;

/** Writes the fields of states in JSONata, whose expressions often fail. */
final class RandomJsonata {

  private static final List<String> EXPRESSIONS =
      List.of(
          "$states.input",
          "$states.input.n",
          "$states.input.items[0]",
          "$states.context.State.Name",
          "$states.context.Map.Item.Value",
          "[$states.input.n, $random()]",
          "{\\'n\\': $uuid(), \\'items\\': [1..3]}",
          "$sum($states.input.items)",
          "$nope.n",
          "$partition($states.input.items, $states.input.n)",
          "$exists($states.input.s) ? $string($states) : $error(\\'E1\\')",
          "$append([1..500], $states.input)",
          "$map($states.input.items, function($i) { $i + 1 })",
          "($f := function($n) { $f($n) }; $f(1))",
          "1/0");

  private static final List<String> NUMBERS =
      List.of("3", "'{% 1 + 1 %}'", "'{% $states.input.n %}'", "'{% $count($states.input) %}'");

  private final Random random;
  private final List<String> variables;

  /**
   * @param variables that can be read
   */
  RandomJsonata(Random random, List<String> variables) {
    this.random = random;
    this.variables = variables;
  }

  private String expression(String... more) {
    if (!variables.isEmpty() && random.nextInt(3) == 0) {
      return "'{% $" + one(variables) + " %}'";
    }
    boolean isMore = more.length > 0 && random.nextBoolean();
    return "'{% " + one(isMore ? List.of(more) : EXPRESSIONS) + " %}'";
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean isRare() {
    return random.nextInt(3) == 0;
  }

  /**
   * A field with any value, or none.
   *
   * @param more expressions that fit there and not everywhere
   */
  String field(String name, String... more) {
    if (!isRare()) {
      return "";
    }
    String value = one(List.of(expression(more), "[1,{'n':" + expression(more) + "}]"));
    return "'" + name + "':" + value + ",";
  }

  /** How long a Wait state waits. */
  String until() {
    return random.nextBoolean()
        ? number("Seconds")
        : "'Timestamp':'{% $fromMillis($toMillis($states.context.State.EnteredTime) + 2000) %}',";
  }

  /** What a Fail state fails with. */
  String failure() {
    return "'Error':" + expression("\\'E1\\'") + ",'Cause':" + expression("\\'c\\'");
  }

  /** A field that is a number. */
  String number(String name) {
    return "'" + name + "':" + one(NUMBERS) + ",";
  }

  String items() {
    return one(
        List.of(
            "",
            "'Items':'{% $states.input.items %}',",
            "'Items':'{% [1..$floor($random() * 4)] %}',",
            "'Items':[1," + expression() + "],"));
  }

  String condition() {
    return "'Condition':" + one(List.of("true", "'{% $states.input.n > 5 %}'", expression())) + ",";
  }

  /**
   * An Assign, or none.
   *
   * @param variable empty where there is none to assign
   */
  String assign(String variable) {
    return variable.isEmpty() || !isRare()
        ? ""
        : "'Assign':{'" + variable + "':" + one(List.of(expression(), "{'n':1}")) + "},";
  }
}
