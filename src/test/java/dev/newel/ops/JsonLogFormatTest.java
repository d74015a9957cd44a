package dev.newel.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLogFormatTest {

  private static final String EXECUTION =
      "arn:aws:states:us-east-1:123456789012:execution:orders:run-1";
  private static final String REQUEST = "5b0f3ba4-2d1c-4a5f-9d0e-0123456789ab";

  private static JsonNode written(LogRecord record) throws JsonProcessingException {
    record.setLoggerName("dev.newel.store.redis.RedisStore");
    String line = new JsonLogFormat().format(record);
    assertThat(line).endsWith("\n").hasLineCount(1);
    return new ObjectMapper().readTree(line);
  }

  @Test
  void shouldWriteAnObjectInALine() throws JsonProcessingException {
    LogRecord record = new LogRecord(Level.WARNING, "worker {0} polled");
    record.setParameters(new Object[] {"a\nb\u001b\"c\""});
    record.setInstant(Instant.ofEpochMilli(1_700_000_000_123L));

    JsonNode line = written(record);

    assertThat(line.path("time").asText()).isEqualTo("2023-11-14T22:13:20.123Z");
    assertThat(line.path("level").asText()).isEqualTo("WARNING");
    assertThat(line.path("logger").asText()).isEqualTo("dev.newel.store.redis.RedisStore");
    assertThat(line.path("thread").asText()).isEqualTo(Thread.currentThread().getName());
    assertThat(line.path("message").asText()).isEqualTo("worker a\nb\u001b\"c\" polled");
    assertThat(line.has("executionArn")).isFalse();
    assertThat(line.has("requestId")).isFalse();
    assertThat(line.has("stack")).isFalse();
  }

  @Test
  void shouldTellWhichExecutionAndRequestItIsAbout() throws JsonProcessingException {
    JsonNode line =
        written(
            new LogRecord(
                Level.INFO, "request " + REQUEST + " failed: execution " + EXECUTION + " is gone"));

    assertThat(line.path("executionArn").asText()).isEqualTo(EXECUTION);
    assertThat(line.path("requestId").asText()).isEqualTo(REQUEST);
  }

  @Test
  void shouldHoldTheWholeStack() throws JsonProcessingException {
    LogRecord record = new LogRecord(Level.SEVERE, "it broke");
    record.setThrown(new IllegalStateException("outer", new ArithmeticException("inner")));

    assertThat(written(record).path("stack").asText())
        .contains("IllegalStateException: outer", "caused by", "inner", "JsonLogFormatTest");
  }
}
