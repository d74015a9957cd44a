package dev.newel.store.redis.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small commands pass large ones, and those keep their order. */
class LargeCommandsTest {

  private static final int LARGE = 200_000;

  private final List<Request> sent = new ArrayList<>();
  private final List<Promise<Response>> replies = new ArrayList<>();
  private final List<Integer> answered = new ArrayList<>();
  private final LargeCommands commands =
      new LargeCommands(
          (request, reply) -> {
            sent.add(request);
            replies.add(reply);
          });

  private static Request request(int bytes) {
    return Request.cmd(Command.ECHO).arg(new byte[bytes]);
  }

  private Request send(int number, int bytes) {
    Request request = request(bytes);
    Promise<Response> reply = Promise.promise();
    reply.future().onComplete(done -> answered.add(number));
    commands.send(request, reply);
    return request;
  }

  @Test
  void shouldSendAsMuchAsTheServerTakesInAMoment() {
    List<Request> all = IntStream.range(0, 6).mapToObj(i -> send(i, LARGE)).toList();

    assertThat(sent).containsExactlyElementsOf(all.subList(0, 2));
    replies.get(0).complete();
    assertThat(sent).containsExactlyElementsOf(all.subList(0, 3));
    for (int i = 1; i < all.size(); i++) {
      replies.get(i).complete();
    }

    assertThat(sent).containsExactlyElementsOf(all);
    assertThat(answered).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void shouldLetSmallOnesPass() {
    IntStream.range(0, 6).forEach(i -> send(i, LARGE));

    Request small = send(6, LargeCommands.LARGE_BYTES);

    assertThat(sent).hasSize(3).endsWith(small);
  }

  @Test
  void shouldSendOneByItselfThatIsLargerThanAnyMayBe() {
    Request huge = send(0, 2 * LargeCommands.MOST_BYTES);
    Request next = send(1, LARGE);

    assertThat(sent).containsExactly(huge);
    replies.get(0).complete();
    assertThat(sent).containsExactly(huge, next);
  }

  @Test
  void shouldGoOnWhereOneFails() {
    List<Request> all = IntStream.range(0, 6).mapToObj(i -> send(i, LARGE)).toList();

    for (int i = 0; i < all.size(); i++) {
      replies.get(i).fail("gone");
    }

    assertThat(sent).containsExactlyElementsOf(all);
    assertThat(answered).containsExactly(0, 1, 2, 3, 4, 5);
  }

  /** A connection that has ended fails each at once. */
  @Test
  void shouldFailAllThatIsKeptWhenNothingCanBeSent() {
    List<Integer> failed = new ArrayList<>();
    List<Promise<Response>> first = new ArrayList<>();
    LargeCommands broken =
        new LargeCommands(
            (request, reply) -> {
              if (first.size() < 2) {
                first.add(reply);
              } else {
                reply.fail("closed");
              }
            });
    for (int i = 0; i < 2_000; i++) {
      int number = i;
      Promise<Response> reply = Promise.promise();
      reply.future().onFailure(gone -> failed.add(number));
      broken.send(request(LARGE), reply);
    }

    first.forEach(reply -> reply.fail("closed"));

    assertThat(failed).hasSize(2_000);
  }
}
