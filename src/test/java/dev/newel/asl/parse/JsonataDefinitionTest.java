package dev.newel.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.asl.parse.check.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which definitions in JSONata are taken, and what is said of the others. */
class JsonataDefinitionTest {

  private static final String FLOW = "{'StartAt':'I','States':{'I':{'Type':'Succeed'}}}";

  private static List<String> problems(String machine, String state) {
    String definition = machine.formatted(state.replace("FLOW", FLOW)).replace('\'', '"');
    return Definitions.problems(definition, MachineType.STANDARD).stream()
        .map(Problem::toString)
        .toList();
  }

  private static List<String> problemsOf(String state) {
    return problems("{'QueryLanguage':'JSONata','StartAt':'X','States':{'X':%s}}", state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Type':'Pass','Output':{'a':['{% $states.input.a[b = 1].c %}']},'Assign':{'v':'{% $w"
            + " %}'},'End':true}",
        "{'Type':'Pass','Output':null,'End':true}",
        "{'Type':'Wait','Seconds':'{% 1 %}','End':true}",
        "{'Type':'Wait','Timestamp':'{% $now() %}','Output':1,'End':true}",
        "{'Type':'Fail','Error':'{% $states.input.e %}','Cause':'as it is'}",
        "{'Type':'Succeed','Output':'{% $states.context.Execution.Id %}'}",
        "{'Type':'Choice','Choices':[{'Condition':'{% true %}','Comment':'c','Next':'X'},"
            + "{'Condition':false,'Next':'X'}],'Default':'X','Output':1}",
        "{'Type':'Parallel','Branches':[FLOW],'Arguments':[1],'Output':'{% $states.result %}',"
            + "'End':true}",
        "{'Type':'Map','Items':[1,'{% 2 %}'],'ItemSelector':'{% $states.input %}',"
            + "'MaxConcurrency':'{% 1 %}','ItemProcessor':FLOW,'End':true}",
        "{'Type':'Map','Items':{'a':1},'ItemProcessor':FLOW,'End':true}",
        "{'Type':'Map','ItemProcessor':FLOW,'End':true}",
        "{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','Arguments':{'QueueUrl':'{%"
            + " $q %}','MessageBody':{'a':'{% 1 %}'},'MessageAttributes':'{% $a %}'},"
            + "'TimeoutSeconds':'{% 3 %}','HeartbeatSeconds':1,'Credentials':{'RoleArn':'{% $r"
            + " %}'},'End':true,'Retry':[{'ErrorEquals':['{% a %}']}],'Catch':[{'ErrorEquals':"
            + "['States.ALL'],'Output':'{% $states.errorOutput %}','Assign':{'q':1},'Next':'X'}]}",
      })
  void shouldTake(String state) {
    assertThat(problemsOf(state))
        .filteredOn(problem -> !problem.startsWith("MISSING_END"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{'Type':'Pass','Output':{'a':['{% 1 + %}']},'End':true} | INVALID_JSONATA_EXPRESSION:"
            + " Unexpected end of expression at /States/X/Output/a[0]",
        "{'Type':'Pass','Assign':{'Next':'{% phone %}'},'End':true} |"
            + " UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not"
            + " supported. at /States/X/Assign/Next",
        "{'Type':'Pass','Output':'{% $states.result %}','End':true} |"
            + " UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at"
            + " /States/X/Output",
        "{'Type':'Choice','Choices':[{'Condition':'{% $$ %}','Next':'X'}]} |"
            + " UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at"
            + " /States/X/Choices[0]/Condition, MISSING_END_STATE: Workflow has no terminal state at null",
        "{'Type':'Choice','Choices':[{'Next':'X'}]} | SCHEMA_VALIDATION_FAILED: The object must have"
            + " only one of the following fields, [And, Or, Not, Variable, Condition] at /States/X/Choices[0], MISSING_END_STATE: Workflow has no terminal state at null",
        "{'Type':'Choice','Choices':[{'Variable':'$.a','IsNull':true,'Next':'X'}]} |"
            + " SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field"
            + " 'Variable' is only supported for the 'JSONPath' QueryLanguage at"
            + " /States/X/Choices[0], MISSING_END_STATE: Workflow has no terminal state at null",
        "{'Type':'Pass','Result':1,'End':true} | SCHEMA_VALIDATION_FAILED: The QueryLanguage is set"
            + " to 'JSONata', but field 'Result' is only supported for the 'JSONPath' QueryLanguage"
            + " at /States/X",
        "{'Type':'Pass','Output':'{% $states.input','End':true} | SCHEMA_VALIDATION_FAILED: JSONata"
            + " string must start with {% and end with %} at /States/X/Output",
        "{'Type':'Pass','Assign':{'states':1},'End':true} | RESERVED_VARIABLE_NAME: Cannot assign"
            + " to reserved variable '$states'. at /States/X/Assign/states",
        "{'Type':'Wait','Seconds':'1','End':true} | SCHEMA_VALIDATION_FAILED: Expected value of"
            + " type Integer at /States/X/Seconds",
        "{'Type':'Wait','Seconds':'{% a %}','End':true} | UNSUPPORTED_JSONATA_EXPRESSION: Reference"
            + " to 'a' at the top level is not supported. at /States/X/Seconds",
        "{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','Arguments':{'QueueUrl':'{%"
            + " $q %}','MessageBody':'m','No':'{% 1 %}'},'End':true} | SCHEMA_VALIDATION_FAILED: The"
            + " field \"No\" is not supported by Step Functions at /States/X/Arguments",
        "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true} |"
            + " SCHEMA_VALIDATION_FAILED: Arguments field is required for resource ARN:"
            + " arn:aws:states:::lambda:invoke at /States/X/Resource",
        "{'Type':'Pass','End':true,'QueryLanguage':'JSONPath'} | SCHEMA_VALIDATION_FAILED:"
            + " 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at"
            + " /States/X",
        "{'Type':'Pass','End':true,'QueryLanguage':'jsonata','Output':1} | SCHEMA_VALIDATION_FAILED:"
            + " Value should be one of the following: [JSONPath, JSONata] at"
            + " /States/X/QueryLanguage",
      })
  void shouldRefuse(String state, String problem) {
    assertThat(String.join(", ", problemsOf(state))).isEqualTo(problem);
  }

  @Test
  void shouldNotHandTheLanguageDown() {
    String flow = "{'StartAt':'P','States':{'P':{'Type':'Pass','Output':1,'End':true}}}";
    String state =
        "{'Type':'Map','QueryLanguage':'JSONata','Items':[1],'ItemProcessor':"
            + flow
            + ",'End':true}";
    assertThat(problems("{'StartAt':'X','States':{'X':%s}}", state))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output'"
                + " is only supported for the 'JSONata' QueryLanguage at"
                + " /States/X/ItemProcessor/States/P");
  }

  @Test
  void shouldTellVariablesThatJsonataReads() throws DefinitionException {
    String machine =
        "{'QueryLanguage':'JSONata','StartAt':'X','States':{'X':{'Type':'Pass','Output':'{% [$b,"
            + " $a, $states.input, $sum([1])] %}','End':true}}}";
    assertThat(
            Definitions.PARSER
                .parse(machine.replace('\'', '"'), MachineType.STANDARD)
                .variableReferences())
        .containsExactly(java.util.Map.entry("X", List.of("a", "b")));
  }
}
