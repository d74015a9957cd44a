package dev.newel.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.parse.check.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where variables are assigned and read, and what of that is refused. */
class VariablesTest {

  private static final String PASS = "{'Type':'Pass','End':true}";

  private static List<String> problems(String states) {
    String machine = "{'StartAt':'A','States':{" + states + "}}";
    return Definitions.problems(machine.replace('\'', '"'), MachineType.STANDARD).stream()
        .map(Problem::toString)
        .toList();
  }

  /** A first state that assigns x, y and items, then another. */
  private static String after(String state) {
    return "'A':{'Type':'Pass','Assign':{'x':{'a':[1]},'y':2,'items':[]},'Next':'X'},'X':" + state;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Type':'Pass','InputPath':'$x','OutputPath':'$x.a','End':true}",
        "{'Type':'Pass','Parameters':{'a.$':'States.Array($x.a[0], $y)'},'End':true}",
        "{'Type':'Pass','Assign':{'z.$':'$y'},'End':true}",
        "{'Type':'Wait','SecondsPath':'$y','Assign':{'z':[{'a.$':'$x'}]},'End':true}",
        "{'Type':'Wait','TimestampPath':'$x.a','End':true}",
        "{'Type':'Fail','ErrorPath':'$x.a','CausePath':'States.JsonToString($y)'}",
        "{'Type':'Choice','Choices':[{'Variable':'$x.a','StringEqualsPath':'$y','Next':'A',"
            + "'Assign':{'z.$':'$x'}}],'Default':'A','Assign':{'z.$':'$y'}}",
        "{'Type':'Task','Resource':'arn:aws:states:us-east-1:000000000000:activity:a',"
            + "'TimeoutSecondsPath':'$y','HeartbeatSecondsPath':'$x.a','Parameters':{'p.$':'$x'},"
            + "'ResultSelector':{'r.$':'$y'},'Assign':{'z.$':'$.b'},'End':true,"
            + "'Catch':[{'ErrorEquals':['States.ALL'],'Next':'A','Assign':{'e.$':'$.Error'}}]}",
        "{'Type':'Map','ItemsPath':'$items','MaxConcurrencyPath':'$y',"
            + "'ItemSelector':{'v.$':'$x'},'Assign':{'z.$':'$'},'End':true,"
            + "'ItemProcessor':{'StartAt':'I','States':{'I':{'Type':'Pass','InputPath':'$x',"
            + "'Assign':{'inner.$':'$y'},'End':true}}}}",
        "{'Type':'Parallel','Assign':{'z':1},'End':true,'Branches':["
            + "{'StartAt':'I','States':{'I':{'Type':'Pass','Assign':{'inner':1},'End':true}}},"
            + "{'StartAt':'J','States':{'J':{'Type':'Pass','Assign':{'inner':1},'End':true}}}]}"
      })
  void shouldTakeVariablesWherePathsMayStand(String state) {
    assertThat(problems(after(state))).filteredOn(text -> !text.contains("MISSING_END")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{'Type':'Succeed','Assign':{'z':1}} | Field 'Assign' is not supported at /States/X",
        "{'Type':'Fail','Assign':{'z':1}} | Field 'Assign' is not supported at /States/X",
        "{'Type':'Pass','ResultPath':'$x','End':true} | Value is not a Reference Path at"
            + " /States/X/ResultPath",
        "{'Type':'Pass','Assign':'x','End':true} | Expected value of type Object at"
            + " /States/X/Assign",
        "{'Type':'Pass','Assign':{'z.$':'y'},'End':true} | The value for the field 'z.$' must be a"
            + " valid JSONPath or a valid intrinsic function call at /States/X/Assign",
        "{'Type':'Choice','Choices':[{'Not':{'Variable':'$.a','IsNull':true,'Assign':{'z':1}},"
            + "'Next':'A'}],'Default':'A'} | Field 'Assign' is not supported at"
            + " /States/X/Choices[0]/Not",
        "{'Type':'Pass','InputPath':'$gone','End':true} | The variable '$gone' is never assigned"
            + " in a scope that is visible here at /States/X/InputPath"
      })
  void shouldRefuse(String state, String problem) {
    assertThat(problems(after(state))).contains("SCHEMA_VALIDATION_FAILED: " + problem);
  }

  @Test
  void shouldReportAPathOfAChoiceOnce() {
    assertThat(
            problems(
                "'A':{'Type':'Choice','InputPath':'a','Choices':[{'Variable':'$.a','IsNull':true,"
                    + "'Next':'B'},{'Variable':'$.b','IsNull':true,'Next':'B'}]},'B':"
                    + PASS))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: Value must be a valid JSONPath. at /States/A/InputPath");
  }

  @Test
  void shouldRefuseNames() {
    String longest = "n".repeat(80);
    assertThat(
            problems(
                "'A':{'Type':'Pass','Assign':{'states':1,'states.$':'$','a.b':1,'':1,'_a':1,'%s':1,"
                        .formatted(longest)
                    + "'%sn':1},'End':true}".formatted(longest)))
        .containsExactly(
            "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at"
                + " /States/A/Assign/states",
            "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at"
                + " /States/A/Assign/states.$",
            invalid("a.b", "contains invalid characters"),
            invalid("", "contains invalid characters"),
            invalid("_a", "contains invalid characters"),
            invalid(longest + "n", "is longer than 80 characters"));
  }

  private static String invalid(String name, String complaint) {
    return "INVALID_VARIABLE_NAME: Invalid variable name '%s': the variable name %s. at /States/A/Assign/%s"
        .formatted(name, complaint, name);
  }

  private static String map(String inner) {
    return "{'Type':'Map','Next':'Z','ItemProcessor':{'StartAt':'I','States':{'I':" + inner + "}}}";
  }

  /** The outer scope may assign it later, or in a catcher or a choice rule. */
  @Test
  void shouldRefuseToAssignAVariableOfAnOuterScope() {
    String inner = map("{'Type':'Pass','Assign':{'shared':1,'own':2},'End':true}");
    String outer = "'Z':{'Type':'Pass','Assign':{'shared.$':'$'},'End':true}";
    assertThat(problems("'A':" + inner + "," + outer))
        .containsExactly(
            "DUPLICATE_VARIABLE_NAME: The variable name 'shared' was already defined in a parent"
                + " scope. at /States/A/ItemProcessor/States/I/Assign/shared");
  }

  @Test
  void shouldNotSeeTheVariablesOfInnerScopes() {
    String inner = map("{'Type':'Pass','Assign':{'own':2},'End':true}");
    assertThat(problems("'A':" + inner + ",'Z':{'Type':'Pass','OutputPath':'$own','End':true}"))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: The variable '$own' is never assigned in a scope that is"
                + " visible here at /States/Z/OutputPath");
  }

  @Test
  void shouldTellWhichVariablesEachStateReads() throws Exception {
    String machine =
        "{'StartAt':'A','States':{'A':{'Type':'Pass','Assign':{'y':1,'x':2},'Next':'B'},"
            + "'B':{'Type':'Pass','InputPath':'$y.a','Parameters':{'a.$':'$x','b.$':'$y'},"
            + "'Next':'C'},'C':"
            + map("{'Type':'Pass','Assign':{'z.$':'$x'},'End':true}")
            + ",'Z':{'Type':'Succeed','OutputPath':'$y'}}}";
    assertThat(
            Definitions.PARSER
                .parse(machine.replace('\'', '"'), MachineType.STANDARD)
                .variableReferences()
                .toString())
        .isEqualTo("{B=[x, y], Z=[y], I=[x]}");
  }
}
