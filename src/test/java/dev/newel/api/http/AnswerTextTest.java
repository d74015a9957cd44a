package dev.newel.api.http;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class AnswerTextTest {

  private final ObjectNode body = JsonNodeFactory.instance.objectNode();

  /** Is written as the name of the thread that writes it. */
  private record Writer() {

    @JsonValue
    String thread() {
      return Thread.currentThread().getName();
    }
  }

  @Test
  void shouldTellWhatIsLargeByItsTexts() {
    body.putObject("inner").put("text", "x".repeat(60_000));
    assertThat(AnswerText.isLarge(body)).isFalse();
    body.put("more", "x".repeat(6_000));
    assertThat(AnswerText.isLarge(body)).isTrue();
  }

  @Test
  void shouldTellWhatIsLargeByItsParts() {
    ArrayNode events = body.putArray("events");
    for (int i = 0; i < 1_000; i++) {
      events.addObject().put("id", i);
    }
    assertThat(AnswerText.isLarge(body)).isFalse();
    for (int i = 0; i < 2_000; i++) {
      events.addObject().put("id", i);
    }
    assertThat(AnswerText.isLarge(body)).isTrue();
  }

  @Test
  void shouldLeaveTheEventLoopAloneWhileItWritesWhatIsLarge(Vertx vertx) {
    body.put("text", "half a pair \ud83d").putPOJO("thread", new Writer());
    AnswerText texts = new AnswerText(vertx);

    String text = await(vertx.timer(1).compose(onLoop -> texts.later(body))).toString();

    assertThat(text).startsWith("{\"text\":\"half a pair ?\"").contains("\"newel-answers-0\"");
  }
}
