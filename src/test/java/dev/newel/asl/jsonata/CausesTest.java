package dev.newel.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.JsonataException;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Values;
import org.junit.jupiter.api.Test;

class CausesTest {

  @Test
  void shouldSpeakAsAws() {
    assertThat(Causes.failed("$sqrt(-1)", "Output/v", ErrorCode.D3060.with(Numbers.of(-1))))
        .isEqualTo(
            "The JSONata expression '$sqrt(-1)' specified for the field 'Output/v' threw an error"
                + " during evaluation. D3060: The sqrt function cannot be applied to a negative"
                + " number: -1");
    assertThat(Causes.failed("x", "Output", Evaluation.timeout()))
        .isEqualTo(
            "The JSONata expression 'x' specified for the field 'Output' threw an error during"
                + " evaluation: Expression evaluation timeout: Check for infinite loop");
    assertThat(Causes.failed("x", "Cause", JsonataException.internal("why")))
        .startsWith(
            "The JSONata expression 'x' specified for the field 'Cause' threw an internal error"
                + " during evaluation.");
    assertThat(Causes.undefined("x", "Assign/y"))
        .isEqualTo(
            "The JSONata expression 'x' specified for the field 'Assign/y' returned nothing"
                + " (undefined).");
    assertThat(Causes.unexpected("\"3\"", "TimeoutSeconds", "number", Values.text("3")))
        .isEqualTo(
            "The JSONata expression '\"3\"' specified for the field 'TimeoutSeconds' returned an"
                + " unexpected result type. Expected 'number', but was 'string' for value: \"3\"");
  }

  @Test
  void shouldTakeWholeTextsOnlyForExpressions() {
    assertThat(Marks.inside("{% $a %}")).contains("$a");
    assertThat(Marks.inside("{%$a%}")).contains("$a");
    assertThat(Marks.inside("{% %}")).contains("");
    assertThat(Marks.inside(" {% $a %}")).isEmpty();
    assertThat(Marks.inside("{% $a %} ")).isEmpty();
    assertThat(Marks.inside("{%}")).isEmpty();
    assertThat(Marks.inside("$a")).isEmpty();
  }
}
