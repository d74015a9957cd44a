package dev.newel.engine;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.parse.Definitions;
import dev.newel.engine.activity.ActivityMatchers;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.mapruns.NoMapServices;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.task.TaskInvokers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An engine on a real event loop, over a model of the store. */
@ExtendWith(VertxExtension.class)
class EngineVerticleTest {

  private final Parts parts = new Parts();
  private EngineClient engines;
  private String deployment;

  @BeforeEach
  void deploy(Vertx vertx) {
    EngineClient.registerCodecs(vertx);
    engines = new EngineClient(vertx, 1, 4, Duration.ofSeconds(60));
    deployment =
        await(
            vertx.deployVerticle(
                new EngineVerticle(
                    0,
                    parts.store,
                    new CachedCatalog(parts.store, Definitions.PARSER),
                    engines,
                    new ActivityMatchers(),
                    new TaskInvokers(Map.of()),
                    NoMapServices.make(),
                    parts.options())));
  }

  @Test
  void shouldAnswerOverTheEventBus() {
    assertThat(await(engines.deliver(Turns.KEY, new Stimulus.Stopped(null, null), null)))
        .isEqualTo(new EngineReply.NoExecution());
  }

  @Test
  void shouldEndPollsWhenItIsStopped(Vertx vertx) {
    Future<EngineReply> poll =
        engines.poll(new EngineRequest.Poll(Parts.WORK, 1, "worker", () -> false, gone -> {}));
    // who is answered later has been heard later
    await(engines.deliver(Turns.KEY, new Stimulus.Stopped(null, null), null));
    await(vertx.undeploy(deployment));

    assertThat(await(poll)).isEqualTo(new EngineReply.NoTask());
  }

  @Test
  void shouldSayAtOnceThatItHasEnded(Vertx vertx) {
    await(vertx.undeploy(deployment));

    assertThat(engines.deliver(Turns.KEY, new Stimulus.Stopped(null, null), null).cause())
        .isInstanceOfSatisfying(
            ReplyException.class,
            why -> assertThat(why.failureType()).isEqualTo(ReplyFailure.NO_HANDLERS));
  }
}
