package dev.newel.store.redis.client;

import static dev.newel.store.redis.client.OneRound.request;
import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.testing.CommandStats;
import dev.newel.testing.RedisFixture;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisFixture.class)
class PipelineTest {

  private static final Script ECHO = Script.load("test-echo");

  private final Vertx vertx;
  private final RedisLink link;
  private final OneRound round;

  PipelineTest(Vertx vertx, RedisLink link) {
    this.vertx = vertx;
    this.link = link;
    this.round = new OneRound(vertx, link);
  }

  @Test
  void shouldKeepTheOrderOfCommandsOfOneRound() {
    List<Future<Response>> replies =
        round.send(IntStream.range(0, 50).mapToObj(i -> request("INCR", "order")).toList());

    assertThat(replies)
        .extracting(reply -> await(reply).toInteger())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
  }

  @Test
  void shouldAnswerTheOthersWhenOneOfARoundFails() {
    await(link.send(request("SET", "text", "not a number")));

    List<Future<Response>> replies =
        round.send(List.of(request("ECHO", "a"), request("INCR", "text"), request("ECHO", "b")));

    assertThat(await(replies.get(0)).toString()).isEqualTo("a");
    assertThatThrownBy(() -> await(replies.get(1)))
        .hasStackTraceContaining("value is not an integer");
    assertThat(await(replies.get(2)).toString()).isEqualTo("b");
  }

  @Test
  void shouldSendScriptsOfOneRoundAgainToAServerThatDoesNotKnowThem(CommandStats stats) {
    await(link.send(request("SCRIPT", "FLUSH")));
    List<Future<Response>> replies = new ArrayList<>();

    assertThat(
            stats.callsDuring(
                () -> {
                  Promise<Void> sent = Promise.promise();
                  vertx
                      .getOrCreateContext()
                      .runOnContext(
                          now -> {
                            for (int i = 0; i < 3; i++) {
                              replies.add(link.eval(ECHO, List.of(), List.of(i)));
                            }
                            sent.complete();
                          });
                  await(sent.future());
                  replies.forEach(RedisFixture::await);
                }))
        .containsEntry("eval", 3L);

    assertThat(replies)
        .extracting(reply -> await(reply).toString())
        .containsExactly("|0", "|1", "|2");
  }

  @Test
  void shouldAnswerACallerOnItsOwnEventLoop() {
    List<Context> callers = IntStream.range(0, 8).mapToObj(i -> anotherContext()).toList();
    List<Promise<Boolean>> onTheirOwn = new ArrayList<>();
    for (Context caller : callers) {
      Promise<Boolean> onItsOwn = Promise.promise();
      onTheirOwn.add(onItsOwn);
      caller.runOnContext(
          now -> {
            Thread loop = Thread.currentThread();
            link.send(request("PING"))
                .onComplete(reply -> onItsOwn.complete(Thread.currentThread() == loop));
          });
    }

    assertThat(onTheirOwn).extracting(own -> await(own.future())).containsOnly(true);
  }

  private Context anotherContext() {
    return ((VertxInternal) vertx).createEventLoopContext();
  }

  @Test
  void shouldReadTheFailuresOfABatch() {
    Map<Integer, Throwable> failures =
        Batch.failures(
            new IllegalStateException(
                "ERR [1] NOSCRIPT No matching script\nERR [12] java.io.IOException: Broken pipe"));

    assertThat(failures.keySet()).containsOnly(1, 12);
    assertThat(which(failures, error -> ServerError.is(error, "NOSCRIPT"))).containsExactly(1);
    assertThat(which(failures, LiveConnection::isAway)).containsExactly(12);
  }

  private static List<Integer> which(
      Map<Integer, Throwable> failures, Predicate<Throwable> property) {
    return failures.entrySet().stream()
        .filter(failure -> property.test(failure.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
