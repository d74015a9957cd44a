package dev.newel.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.asl.Definition;
import dev.newel.asl.PassState;
import dev.newel.asl.Transition;
import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.asl.parse.check.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionParserTest {

  private static final String SCHEMA = "SCHEMA_VALIDATION_FAILED: ";

  /** What is said of a machine too that cannot end. */
  private static final String NO_END =
      ", MISSING_END_STATE: Workflow has no terminal state at null";

  @Test
  void shouldParseMachineWithAllItsFields() throws DefinitionException {
    Definition definition =
        Definitions.PARSER.parse(
            """
            {
              "Comment": "An example", "Version": "1.0", "TimeoutSeconds": 30,
              "QueryLanguage": "JSONPath",
              "StartAt": "First",
              "States": {
                "First": { "Type": "Pass", "Comment": "go on", "Next": "Last" },
                "Last": { "Type": "Succeed" }
              }
            }
            """,
            MachineType.STANDARD);

    assertThat(definition.timeoutSeconds()).isEqualTo(30);
    assertThat(definition.flow().startAt()).isEqualTo("First");
    assertThat(definition.flow().states()).containsOnlyKeys("First", "Last");
    assertThat(definition.flow().state("First"))
        .isInstanceOfSatisfying(
            PassState.class,
            pass -> assertThat(pass.transition()).isEqualTo(new Transition.Next("Last")));
  }

  @Test
  void shouldAcceptAMachineWithoutTime() throws DefinitionException {
    String machine = "{'StartAt':'A','TimeoutSeconds':0,'States':{'A':{'Type':'Fail'}}}";

    assertThat(
            Definitions.PARSER
                .parse(machine.replace('\'', '"'), MachineType.STANDARD)
                .timeoutSeconds())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Type':'Pass','End':true}",
        "{'Type':'Pass','Result':null,'ResultPath':null,'InputPath':null,'OutputPath':null,'End':true}",
        "{'Type':'Pass','Parameters':{'a.$':'$$.Execution.Id'},'OutputPath':'$$','End':true}",
        "{'Type':'Fail'}",
        "{'Type':'Fail','ErrorPath':'$.e','CausePath':'States.Format(\\'{}\\', $.c)'}",
        "{'Type':'Succeed','Comment':'done'}",
        "{'Type':'Wait','Seconds':0,'End':true}",
        "{'Type':'Wait','Timestamp':'2024-02-29T00:00:00.5+02:00','End':true}",
        "{'Type':'Task','Resource':'arn:aws:states:us-east-1:1:activity:a','Retry':[],'Catch':[],'End':true}",
        "{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:sfn:sendTaskSuccess','TimeoutSeconds':2,"
            + "'HeartbeatSeconds':1,'End':true}",
        "{'Type':'Task','Resource':'arn:aws:states:us-east-1:1:activity:a','End':true,"
            + "'Retry':[{'ErrorEquals':['States.ALL'],'IntervalSeconds':0}]}",
        "{'Type':'Map','Iterator':{'StartAt':'I','States':{'I':{'Type':'Pass','End':true}}},'End':true}",
        "{'Type':'Map','ItemsPath':'$$.Execution.Input','MaxConcurrency':0,'ItemSelector':{'a':1},"
            + "'ItemProcessor':{'Comment':'c','ProcessorConfig':{'Mode':'INLINE'},"
            + "'StartAt':'I','States':{'I':{'Type':'Pass','End':true}}},'End':true}",
        "{'Type':'Parallel','Branches':[{'Comment':'c','StartAt':'B','States':{'B':{'Type':'Fail'}}}],'End':true}",
      })
  void shouldAcceptState(String state) {
    String text = Definitions.machine(state.replace("\\'", "\u0000")).replace("\u0000", "'");
    assertThat(Definitions.problems(text, MachineType.STANDARD)).isEmpty();
  }

  /** Most of these texts are AWS's own; the others follow their form. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{'StartAt':'A'} | These fields are required: [States] at /",
        "{'States':{'A':{'Type':'Succeed'}}} | These fields are required: [StartAt] at /",
        "{} | These fields are required: [States, StartAt] at /",
        "[] | Definition must be a valid JSON object at null",
        "'text' | Definition must be a valid JSON object at null",
        "{'StartAt':'A','States':{}} | Value cannot be empty at /States, MISSING_TRANSITION_TARGET:"
            + " Missing 'Next' target: A at /StartAt (no end)",
        "{'StartAt':'A','States':[]} | Expected value of type Object at /States",
        "{'StartAt':'A','States':{'A':3}} | Expected value of type Object at /States/A (no end)",
        "{'StartAt':'A','States':{'A':{'Type':'Succeed','Next':'B'},'B':{'Type':'Fail'}}} | Field"
            + " 'Next' is not supported at /States/A",
        "{'StartAt':1,'States':{'A':{'Type':'Fail'}}} | Expected value of type String at /StartAt",
        "{'StartAt':'A','Foo':1,'States':{'A':{'Type':'Fail'}}} | Field 'Foo' is not supported at"
            + " /",
        "{'StartAt':'A','TimeoutSeconds':-1,'States':{'A':{'Type':'Fail'}}} | Minimum value is 0 at"
            + " /TimeoutSeconds",
        "{'StartAt':'A','QueryLanguage':'SQL','States':{'A':{'Type':'Fail'}}} | Value"
            + " should be one of the following: [JSONPath, JSONata] at /QueryLanguage",
      })
  void shouldRefuseMachine(String definition, String problem) {
    assertThatThrownBy(
            () -> Definitions.PARSER.parse(definition.replace('\'', '"'), MachineType.STANDARD))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(SCHEMA + problem.replace(" (no end)", NO_END));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{'End':true} | The field 'Type' is required at /States/X (no end)",
        "{'Type':'Nap','End':true} | The field 'Type' should have one of these values: [Task, Wait,"
            + " Pass, Succeed, Fail, Choice, Parallel, Map] at /States/X/Type",
        "{'Type':'Pass','Comment':1,'End':true} | Expected value of type String at"
            + " /States/X/Comment",
        "{'Type':'Pass','Foo':1,'End':true} | Field 'Foo' is not supported at /States/X",
        "{'Type':'Pass'} | This object should have only one of the following fields: [Next, End] at"
            + " /States/X (no end)",
        "{'Type':'Pass','End':false} | This object should have only one of the following fields:"
            + " [Next, End] at /States/X (no end)",
        "{'Type':'Pass','End':'yes'} | Expected value of type Boolean at /States/X/End,"
            + " SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields:"
            + " [Next, End] at /States/X (no end)",
        "{'Type':'Pass','Next':'X','End':true} | There should only be one of the following fields:"
            + " [Next, End] at /States/X",
        "{'Type':'Pass','InputPath':'a.b','End':true} | Value must be a valid JSONPath. at"
            + " /States/X/InputPath",
        "{'Type':'Pass','InputPath':7,'End':true} | Expected value of type String at"
            + " /States/X/InputPath",
        "{'Type':'Pass','ResultPath':'$.a[*]','End':true} | Value is not a Reference Path at"
            + " /States/X/ResultPath",
        "{'Type':'Pass','ResultPath':'$$.a','End':true} | Value is not a Reference Path at"
            + " /States/X/ResultPath",
        "{'Type':'Pass','ResultSelector':{},'End':true} | Field 'ResultSelector' is not supported"
            + " at /States/X",
        "{'Type':'Pass','TimeoutSeconds':1,'End':true} | Field 'TimeoutSeconds' is not supported at"
            + " /States/X",
        "{'Type':'Pass','Retry':[],'End':true} | Field 'Retry' is not supported at /States/X",
        "{'Type':'Pass','Parameters':{'parsed.$':'States.No('},'End':true} | The value for the"
            + " field 'parsed.$' must be a valid JSONPath or a valid intrinsic function call at"
            + " /States/X/Parameters",
        "{'Type':'Pass','Parameters':{'a':{'b.$':1}},'End':true} | The value for the field 'b.$'"
            + " must be a valid JSONPath or a valid intrinsic function call at"
            + " /States/X/Parameters/a",
        "{'Type':'Succeed','End':true} | Field 'End' is not supported at /States/X",
        "{'Type':'Fail','Error':'a','ErrorPath':'$.a'} | There should only be one of the following"
            + " fields: [Error, ErrorPath] at /States/X",
        "{'Type':'Fail','CausePath':'oops'} | Value is not a valid JSONPath or a valid intrinsic"
            + " function call at /States/X/CausePath",
        "{'Type':'Fail','InputPath':'$'} | Field 'InputPath' is not supported at /States/X",
        "{'Type':'Wait','End':true} | This object should have only one of the following fields:"
            + " [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/X",
        "{'Type':'Wait','Seconds':1,'SecondsPath':'$.a','End':true} | There should only be one of"
            + " the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at"
            + " /States/X",
        "{'Type':'Wait','Seconds':'1','End':true} | Expected value of type Integer at"
            + " /States/X/Seconds",
        "{'Type':'Wait','Seconds':1.0,'End':true} | Expected value of type Integer at"
            + " /States/X/Seconds",
        "{'Type':'Wait','Seconds':-1,'End':true} | Minimum value is 0 at /States/X/Seconds",
        "{'Type':'Wait','Seconds':10000000000000000,'End':true} | Maximum value is 99999999 at"
            + " /States/X/Seconds",
        "{'Type':'Wait','Timestamp':'2024-01-01T00:00:00','End':true} | String does not"
            + " match RFC3339 timestamp at /States/X/Timestamp",
        "{'Type':'Wait','Seconds':1,'ResultPath':null,'End':true} | Field 'ResultPath' is not"
            + " supported at /States/X",
        "{'Type':'Parallel','Branches':[],'End':true} | Value cannot be empty at"
            + " /States/X/Branches",
        "{'Type':'Parallel','Branches':{},'End':true} | Expected value of type Array at"
            + " /States/X/Branches",
        "{'Type':'Parallel','End':true} | These fields are required: [Branches] at /States/X",
        "{'Type':'Parallel','Branches':[1],'End':true} | Expected value of type Object at"
            + " /States/X/Branches[0]",
        "{'Type':'Parallel','Branches':[{'StartAt':'B','States':{'B':{'Type':'Choice'}}}],'End':true}"
            + " | These fields are required: [Choices] at /States/X/Branches[0]/States/B",
        "{'Type':'Parallel','Branches':[{'StartAt':'B','TimeoutSeconds':1,'States':{'B':{'Type':'Fail'}}}],'End':true}"
            + " | Field 'TimeoutSeconds' is not supported at /States/X/Branches[0]",
        "{'Type':'Map','End':true} | This object should have only one of the following fields:"
            + " [ItemProcessor, Iterator] at /States/X",
        "{'Type':'Map','ItemProcessor':{'ProcessorConfig':{'Mode':'FAST'},'StartAt':'I','States':{'I':{'Type':'Fail'}}},'End':true}"
            + " | The field 'Mode' should have one of these values: [INLINE, DISTRIBUTED] at"
            + " /States/X/ItemProcessor/ProcessorConfig/Mode",
        "{'Type':'Map','ItemProcessor':{'ProcessorConfig':{'Mode':'INLINE','ExecutionType':'STANDARD'},'StartAt':'I','States':{'I':{'Type':'Fail'}}},'End':true}"
            + " | Field 'ExecutionType' is not supported at /States/X/ItemProcessor/ProcessorConfig",
        "{'Type':'Map','MaxConcurrency':-1,'Iterator':{'StartAt':'I','States':{'I':{'Type':'Fail'}}},'End':true}"
            + " | Minimum value is 0 at /States/X/MaxConcurrency",
        "{'Type':'Map','MaxConcurrencyPath':'$$.a','Iterator':{'StartAt':'I','States':{'I':{'Type':'Fail'}}},'End':true}"
            + " | Value is not a Reference Path at /States/X/MaxConcurrencyPath",
        "{'Type':'Map','MaxConcurrency':1,'MaxConcurrencyPath':'$.a','Iterator':{'StartAt':'I','States':{'I':{'Type':'Fail'}}},'End':true}"
            + " | There should only be one of the following fields: [MaxConcurrency,"
            + " MaxConcurrencyPath] at /States/X",
        "{'Type':'Map','Parameters':{},'ItemSelector':{},'Iterator':{'StartAt':'I','States':{'I':{'Type':'Fail'}}},'End':true}"
            + " | There should only be one of the following fields: [ItemSelector, Parameters] at"
            + " /States/X",
        "{'Type':'Task','End':true} | These fields are required: [Resource] at /States/X",
        "{'Type':'Task','Resource':'create','End':true} | Value is not a valid resource ARN at"
            + " /States/X/Resource",
        "{'Type':'Choice','Choices':[]} | Value cannot be empty at /States/X/Choices (no end)",
        "{'Type':'Choice','Choices':[{'Variable':'$','IsNull':true,'Next':'X'}],'Next':'X'} | Field"
            + " 'Next' is not supported at /States/X (no end)",
        "{'Type':'Task','Resource':'arn:aws:lambda:r:1:function:f','Credentials':{},'End':true} |"
            + " The field 'RoleArn' is required but was missing at /States/X/Credentials",
        "{'Type':'Choice','Choices':[{'Variable':'$','IsNull':true}]} | These fields are required:"
            + " [Next] at /States/X/Choices[0] (no end)",
        "{'Type':'Choice','Choices':[{'IsNull':true,'Next':'X'}]} | The object must have only one"
            + " of the following fields, [And, Or, Not, Variable, Condition] at"
            + " /States/X/Choices[0] (no end)",
        "{'Type':'Choice','Choices':[{'And':[],'Variable':'$','Next':'X'}]} | The object must have"
            + " only one of the following fields, [And, Or, Not, Variable, Condition] at"
            + " /States/X/Choices[0] (no end)",
        "{'Type':'Choice','Choices':[{'Variable':'$','Next':'X'}]} | This object should"
            + " have only one of the following fields: (operators) at /States/X/Choices[0] (no end)",
        "{'Type':'Choice','Choices':[{'Next':'X'}]} | The object must have only one of the following"
            + " fields, [And, Or, Not, Variable, Condition] at /States/X/Choices[0] (no end)",
        "{'Type':'Choice','Choices':[{'Variable':'a','IsNull':true,'Next':'X'}]} | Value is not a"
            + " Reference Path: Reference path didn't start with '$' at"
            + " /States/X/Choices[0]/Variable (no end)",
        "{'Type':'Pass','ResultPath':'a','End':true} | Value is not a Reference Path: Reference path"
            + " didn't start with '$' at /States/X/ResultPath",
        "{'Type':'Choice','Choices':[{'Variable':'$','IsNull':true,'IsString':true,'Next':'X'}]} |"
            + " There should only be one of the following fields: (operators) at"
            + " /States/X/Choices[0] (no end)",
        "{'Type':'Choice','Choices':[{'Variable':'$','NumericEquals':'1','Next':'X'}]} | Expected"
            + " value of type Number at /States/X/Choices[0]/NumericEquals (no end)",
        "{'Type':'Choice','Choices':[{'Variable':'$','TimestampEquals':'noon','Next':'X'}]} |"
            + " Expected value of type Timestamp at /States/X/Choices[0]/TimestampEquals (no end)",
        "{'Type':'Choice','Choices':[{'Variable':'$','IsPresent':'yes','Next':'X'}]} | Expected"
            + " value of type Boolean at /States/X/Choices[0]/IsPresent (no end)",
        "{'Type':'Choice','Choices':[{'And':[],'Next':'X'}]} | Value cannot be empty at"
            + " /States/X/Choices[0]/And (no end)",
        "{'Type':'Choice','Choices':[{'Or':[{'Not':{'Variable':'$','IsNull':1}}],'Next':'X'}]} |"
            + " Expected value of type Boolean at /States/X/Choices[0]/Or[0]/Not/IsNull (no end)",
        "{'Type':'Choice','Choices':[{'And':[{'Variable':'$','IsNull':true,'Next':'X'}],'Next':'X'}]}"
            + " | Field 'Next' is not supported at /States/X/Choices[0]/And[0] (no end)",
      })
  void shouldRefuseState(String state, String problem) {
    assertThatThrownBy(
            () -> Definitions.PARSER.parse(Definitions.machine(state), MachineType.STANDARD))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            SCHEMA
                + problem
                    .replace(" (no end)", NO_END)
                    .replace("(operators)", ChoiceRuleParser.LISTED.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'TimeoutSeconds':0 | Minimum value is 1 at /States/X/TimeoutSeconds",
        "'TimeoutSeconds':100000000 | Maximum value is 99999999 at /States/X/TimeoutSeconds",
        "'TimeoutSeconds':1,'TimeoutSecondsPath':'$.t' | There should only be one of the following"
            + " fields: [TimeoutSeconds, TimeoutSecondsPath] at /States/X",
        "'TimeoutSeconds':5,'HeartbeatSeconds':5 | HeartbeatSeconds must be smaller than"
            + " TimeoutSeconds at /States/X/HeartbeatSeconds",
        "'Credentials':{'RoleArn':'r'} | The field 'Credentials' is not supported for activities at"
            + " /States/X/Credentials",
        "'Retry':{} | Expected value of type Array at /States/X/Retry",
        "'Retry':[{}] | These fields are required: [ErrorEquals] at /States/X/Retry[0]",
        "'Retry':[{'ErrorEquals':[]}] | Value cannot be empty at /States/X/Retry[0]/ErrorEquals",
        "'Retry':[{'ErrorEquals':[1]}] | Expected value of type String at"
            + " /States/X/Retry[0]/ErrorEquals[0]",
        "'Retry':[{'ErrorEquals':['A'],'Foo':1}] | Field 'Foo' is not supported at"
            + " /States/X/Retry[0]",
        "'Retry':[{'ErrorEquals':['A'],'IntervalSeconds':-1}] | Minimum value is 0 at"
            + " /States/X/Retry[0]/IntervalSeconds",
        "'Retry':[{'ErrorEquals':['A'],'MaxAttempts':-1}] | Minimum value is 0 at"
            + " /States/X/Retry[0]/MaxAttempts",
        "'Retry':[{'ErrorEquals':['A'],'MaxAttempts':100000000}] | Maximum value is 99999999 at"
            + " /States/X/Retry[0]/MaxAttempts",
        "'Retry':[{'ErrorEquals':['A'],'BackoffRate':0.9}] | Minimum value is 1.0 at"
            + " /States/X/Retry[0]/BackoffRate",
        "'Retry':[{'ErrorEquals':['A'],'BackoffRate':'2'}] | Expected value of type Number at"
            + " /States/X/Retry[0]/BackoffRate",
        "'Retry':[{'ErrorEquals':['A'],'MaxDelaySeconds':31622400}] | Maximum value is 31622399 at"
            + " /States/X/Retry[0]/MaxDelaySeconds",
        "'Retry':[{'ErrorEquals':['A'],'JitterStrategy':'HALF'}] | The field 'JitterStrategy'"
            + " should have one of these values: [FULL, NONE] at /States/X/Retry[0]/JitterStrategy",
        "'Retry':[{'ErrorEquals':['States.ALL','A']}] | States.ALL must appear alone and at"
            + " end of list at /States/X/Retry[0]/ErrorEquals[0]",
        "'Catch':[{'ErrorEquals':['A','States.ALL'],'Next':'X'}] | States.ALL must appear alone and"
            + " at end of list at /States/X/Catch[0]/ErrorEquals[1]",
        "'Retry':[{'ErrorEquals':['States.ALL']},{'ErrorEquals':['A']}] | States.ALL must appear"
            + " alone and at end of list at /States/X/Retry[0]/ErrorEquals[0]",
        "'Catch':[{'ErrorEquals':['A']}] | These fields are required: [Next] at /States/X/Catch[0]",
        "'Catch':[{'ErrorEquals':['A'],'Next':'X','ResultPath':'a'}] | Value is not a Reference"
            + " Path: Reference path didn't start with '$' at /States/X/Catch[0]/ResultPath",
      })
  void shouldRefuseTask(String fields, String problem) {
    String task = "{'Type':'Task','Resource':'arn:aws:states:r:1:activity:a','End':true,%s}";
    assertThatThrownBy(
            () ->
                Definitions.PARSER.parse(
                    Definitions.machine(task.formatted(fields)), MachineType.STANDARD))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(SCHEMA + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn:aws:states:us-east-1:1:activity:a | Express state machine does not support Activity"
            + " ARN",
        "arn:aws:states:::states:startExecution.sync | Express state machine does not support"
            + " '.sync' service integration",
        "arn:aws:states:::states:startExecution.sync:2 | Express state machine does not support"
            + " '.sync' service integration",
      },
      quoteCharacter = '\u0001')
  void shouldRefuseInExpress(String resource, String problem) {
    String task = "{'Type':'Task','Resource':'%s','End':true}".formatted(resource);
    assertThat(Definitions.problems(Definitions.machine(task), MachineType.EXPRESS))
        .extracting(Problem::toString)
        .containsExactly(SCHEMA + problem + " at /States/X/Resource");
  }

  @Test
  void shouldRefuseDistributedMapsInExpress() {
    String map =
        "{'Type':'Map','ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':"
            + "'EXPRESS'},'StartAt':'I','States':{'I':{'Type':'Pass','End':true}}},'End':true}";
    assertThat(Definitions.problems(Definitions.machine(map), MachineType.EXPRESS))
        .extracting(Problem::toString)
        .containsExactly(
            SCHEMA
                + "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS'"
                + " state machines at /States/X/ItemProcessor/ProcessorConfig/Mode");
  }

  @Test
  void shouldRefuseTaskTokensInExpressWithSpaceOfAws() {
    String task =
        "{'Type':'Task','Resource':'arn:aws:states:::sns:publish.waitForTaskToken','End':true}";
    assertThat(Definitions.problems(Definitions.machine(task), MachineType.EXPRESS))
        .extracting(Problem::toString)
        .containsExactly(
            SCHEMA
                + "Express state machine does not support '.waitForTaskToken' service integration "
                + " at /States/X/Resource");
  }

  @Test
  void shouldQuoteTextThatIsNotJson() {
    assertThat(Definitions.problems("not a definition", MachineType.STANDARD))
        .containsExactly(
            new Problem(
                Problem.Code.INVALID_JSON_DESCRIPTION,
                "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or"
                    + " token 'null', 'true' or 'false')\n"
                    + " at [Source: (String)\"not a definition\"; line: 1, column: 4]",
                "[Source: (String)\"not a definition\"; line: 1, column: 4]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "null", "12", "[{}]"})
  void shouldRefuseTextWithoutObject(String text) {
    assertThat(Definitions.problems(text, MachineType.STANDARD))
        .extracting(Problem::message)
        .containsExactly("Definition must be a valid JSON object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{}{}", "{\"a\":1,\"a\":2}", "{\"a\":01}", "{'a':1}"})
  void shouldRefuseBrokenJson(String text) {
    assertThat(Definitions.problems(text, MachineType.STANDARD))
        .extracting(Problem::code)
        .containsExactly(Problem.Code.INVALID_JSON_DESCRIPTION);
  }
}
