package dev.newel.ops.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.task.TaskTrace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHandOverTest {

  private static final String W3C = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String XRAY =
      "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7;Sampled=1";

  private static ExecutionStart start(@Nullable String header) {
    ExecutionKey key = new ExecutionKey(Home.of("us-east-1", "000000000000"), "m", "run");
    return new ExecutionStart(
        key, key.arn(), key.machineArn(), "role", "r", Json.EMPTY_OBJECT, 0, header, null);
  }

  private static TaskTrace trace(boolean hasSpans, @Nullable String header, long enteredEvent) {
    return Objects.requireNonNull(
        new TraceHandOver(hasSpans).of(start(header), enteredEvent), "a trace");
  }

  @ParameterizedTest
  @ValueSource(strings = {W3C, XRAY})
  void shouldHandOnWhatWasGivenInBothForms(String header) {
    assertThat(trace(false, header, 2)).isEqualTo(new TaskTrace(W3C, XRAY));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "mine", "Root=1-2-3"})
  void shouldHandOnNothingWhereThereIsNoTrace(@Nullable String header) {
    assertThat(new TraceHandOver(false).of(start(header), 2)).isNull();
  }

  @Test
  void shouldPutWhatIsCalledBelowTheSpanOfItsState() {
    TraceContext context = TraceContext.of(start(W3C));

    assertThat(trace(true, W3C, 2).w3c())
        .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-" + context.stateSpanId(2) + "-01");
    assertThat(trace(true, XRAY, 2).xray())
        .isEqualTo(
            "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent="
                + context.stateSpanId(2)
                + ";Sampled=1");
    assertThat(trace(true, W3C, 0).w3c()).contains("-" + context.spanId() + "-");
  }

  /** A span that is not made can be no parent. */
  @Test
  void shouldLeaveTheParentWhereNobodyWantsSpans() {
    String unwanted = XRAY.replace("Sampled=1", "Sampled=0");

    assertThat(trace(true, unwanted, 2))
        .isEqualTo(new TaskTrace(W3C.replaceAll("01$", "00"), unwanted));
  }

  @Test
  void shouldHandOnTheExecutionsOwnTrace() {
    TraceContext context = TraceContext.of(start(null));

    assertThat(trace(true, null, 2).w3c())
        .isEqualTo("00-" + context.traceId() + "-" + context.stateSpanId(2) + "-01");
  }

  @Test
  void shouldNameAParentWhereTheHeaderHasNone() {
    TaskTrace handedOn = trace(false, "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736", 2);

    assertThat(TraceContext.isHeader(handedOn.w3c())).isTrue();
    assertThat(TraceContext.of(start(handedOn.xray())))
        .isEqualTo(TraceContext.of(start(handedOn.w3c())));
  }
}
