package dev.newel.api.action.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ValidateStateMachineDefinition says, and that others refuse the same. */
class ValidationTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static int created;

  private static Answer validate(String definition, String more) {
    return NEWEL.call(
        "ValidateStateMachineDefinition", "{\"definition\":" + quoted(definition) + more + "}");
  }

  private static String quoted(String text) {
    return Json.MAPPER.getNodeFactory().textNode(text).toString();
  }

  private static String machine(String states) {
    return ("{'StartAt':'A','States':{" + states + "}}").replace('\'', '"');
  }

  @Test
  void shouldFindNothingInWhatIsRight() {
    Answer answer = validate(machine("'A':{'Type':'Pass','End':true}"), "");

    assertThat(answer.body().toString())
        .isEqualTo("{\"result\":\"OK\",\"diagnostics\":[],\"truncated\":false}");
  }

  @Test
  void shouldLocateWhatIsWrong() {
    Answer answer = validate(machine("'A':{'Type':'Pass','Next':'B'}"), "");

    assertThat(answer.text("result")).isEqualTo("FAIL");
    assertThat(answer.body().path("diagnostics").get(0).toString())
        .isEqualTo(
            "{\"severity\":\"ERROR\",\"code\":\"MISSING_TRANSITION_TARGET\","
                + "\"message\":\"Missing 'Next' target: B\",\"location\":\"/States/A/Next\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'Type':'Pass','Result':'$.a','End':true}                       | PASS_RESULT_IS_STATIC | /States/A/Result
          {'Type':'Pass','Result':{'x.$':'$.a'},'End':true}               | PASS_RESULT_IS_STATIC | /States/A/Result
          {'Type':'Pass','Parameters':{'x':'$.a'},'End':true}             | NO_DOLLAR             | /States/A/Parameters/x
          {'Type':'Pass','Parameters':{'x':[{'y':'$$.a'}]},'End':true}    | NO_DOLLAR             | /States/A/Parameters/x[0]/y
          {'Type':'Pass','Parameters':{'x':'States.UUID()'},'End':true}   | NO_DOLLAR             | /States/A/Parameters/x
          {'Type':'Fail','Error':'$.e'}                                   | NO_PATH               | /States/A/Error
          """)
  void shouldWarnWhereThatIsWanted(String state, String code, String location) {
    String definition = machine("'A':" + state);
    JsonNode warned = validate(definition, ",\"severity\":\"WARNING\"").body();

    assertThat(warned.path("result").asText()).isEqualTo("OK");
    assertThat(warned.path("diagnostics")).hasSize(1);
    JsonNode warning = warned.path("diagnostics").get(0);
    assertThat(warning.path("severity").asText()).isEqualTo("WARNING");
    assertThat(warning.path("code").asText()).isEqualTo(code);
    assertThat(warning.path("location").asText()).isEqualTo(location);
    assertThat(validate(definition, "").body().path("diagnostics")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'A':{'Type':'Pass','Parameters':{'x.$':'$.a','y':'costs $5'},'End':true}",
        "'A':{'Type':'Pass','QueryLanguage':'JSONata','Output':{'x':'$.a'},'End':true}",
        "'A':{'Type':'Fail','Cause':'States.Format is missing'}"
      })
  void shouldNotWarnOfWhatIsMeant(String states) {
    assertThat(validate(machine(states), ",\"severity\":\"WARNING\"").body().path("diagnostics"))
        .isEmpty();
  }

  @Test
  void shouldGiveSoManyAsAreWanted() {
    List<String> states = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      states.add("'S%d':{'Type':'Wait','Seconds':-1,'End':true}".formatted(i));
    }
    String wrong = machine("'A':{'Type':'Pass','End':true}," + String.join(",", states));

    assertThat(diagnostics(wrong, ",\"maxResults\":3")).isEqualTo("3 true");
    assertThat(diagnostics(wrong, ",\"maxResults\":0")).isEqualTo("100 true");
    assertThat(diagnostics(wrong, "")).isEqualTo("100 true");
  }

  private static String diagnostics(String definition, String more) {
    JsonNode body = validate(definition, more).body();
    return body.path("diagnostics").size() + " " + body.path("truncated").asBoolean();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " ",
        "not a definition",
        "[]",
        "{\"StartAt\":\"A\",\"States\":{}}",
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":-1,\"End\":true}}}",
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}",
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":\"$.x\",\"End\":true}}}",
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":"
            + "\"arn:aws:states:::sqs:sendMessage\",\"Parameters\":{},\"End\":true}}}"
      })
  void shouldAgreeWithWhatIsCreated(String definition) {
    JsonNode found = validate(definition, "").body();
    List<String> errors = new ArrayList<>();
    found
        .path("diagnostics")
        .forEach(
            each ->
                errors.add(
                    each.path("code").asText()
                        + ": "
                        + each.path("message").asText()
                        + " at "
                        + each.path("location").asText("null")));
    Answer answer =
        NEWEL.call(
            "CreateStateMachine",
            "{\"name\":\"created%d\",\"roleArn\":\"%s\",\"definition\":%s}"
                .formatted(created++, NewelServer.ROLE, quoted(definition)));

    assertThat(answer.status() == 200).isEqualTo(found.path("result").asText().equals("OK"));
    if (answer.status() != 200) {
      assertThat(answer.message())
          .isEqualTo("Invalid State Machine Definition: '" + String.join(", ", errors) + "'");
    }
  }
}
