package dev.newel.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.client.wire.WireAnswer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that are streams of events. */
class EventStreamTest {

  private static final AwsCall CALL =
      Calls.optimised("bedrockagentcore", "invokeHarness", "{}", "BedrockAgentCore");

  @Test
  void shouldReadEventsInTheirOrder() throws IOException {
    byte[] body =
        together(
            message(":event-type", "messageStart", "{\"role\":\"assistant\"}"),
            message(
                ":event-type",
                "contentBlockDelta",
                "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"hé\"}}"),
            message(":event-type", "news", "{\"a\":1}"),
            message(":exception-type", "internalServerException", "{\"message\":\"no\"}"));

    assertThat(read(body))
        .isInstanceOfSatisfying(
            CallResult.Answered.class,
            answered ->
                assertThat(answered.result().path("Stream").toString())
                    .isEqualTo(
                        "[{\"MessageStart\":{\"Role\":\"assistant\"}},"
                            + "{\"ContentBlockDelta\":{\"ContentBlockIndex\":0,"
                            + "\"Delta\":{\"Text\":\"hé\"}}},"
                            + "{\"news\":{\"a\":1}},"
                            + "{\"InternalServerException\":{\"Message\":\"no\"}}]"));
  }

  @Test
  void shouldFailWhereTheStreamIsCutOff() throws IOException {
    byte[] body = message(":event-type", "messageStart", "{\"role\":\"assistant\"}");

    for (int length : new int[] {3, 11, body.length - 1}) {
      assertThat(read(Arrays.copyOf(body, length))).isInstanceOf(CallResult.Unreachable.class);
    }
  }

  private static CallResult read(byte[] body) {
    return AwsAnswers.read(CALL, new WireAnswer(200, List.of(), body));
  }

  private static byte[] together(byte[]... messages) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] message : messages) {
      all.writeBytes(message);
    }
    return all.toByteArray();
  }

  /** A message with a header of each of three types. */
  private static byte[] message(String header, String value, String payload) throws IOException {
    ByteArrayOutputStream headers = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(headers);
    name(out, "flag", 0);
    name(out, "time", 8);
    out.writeLong(7);
    name(out, header, 7);
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    out.writeShort(text.length);
    out.write(text);

    byte[] content = payload.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream message = new DataOutputStream(whole);
    message.writeInt(16 + headers.size() + content.length);
    message.writeInt(headers.size());
    message.writeInt(0);
    message.write(headers.toByteArray());
    message.write(content);
    message.writeInt(0);
    return whole.toByteArray();
  }

  private static void name(DataOutputStream out, String name, int type) throws IOException {
    out.writeByte(name.length());
    out.writeBytes(name);
    out.writeByte(type);
  }
}
