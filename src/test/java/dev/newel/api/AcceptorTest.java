package dev.newel.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.api.action.ActionDispatcher;
import dev.newel.api.http.ApiOptions;
import dev.newel.api.http.HealthRoutes.Health;
import dev.newel.api.http.intake.BodyBudget;
import dev.newel.api.model.ServiceModel;
import dev.newel.testing.FreePort;
import dev.newel.testing.LogRecords;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** Clients that knock all the time, while the API comes and goes. */
class AcceptorTest {

  private static final int TIMES = 10;

  @Test
  void shouldAcceptNoConnectionThatItCannotServe() throws Exception {
    int port = FreePort.next();
    AtomicBoolean over = new AtomicBoolean();
    Thread knocking = new Thread(() -> knock(port, over));
    LogRecords said = new LogRecords("io.netty.bootstrap", Level.WARNING);
    said.begin();
    knocking.start();
    Vertx vertx = Vertx.vertx();
    try {
      for (int i = 0; i < TIMES; i++) {
        String deployment =
            vertx
                .deployVerticle(
                    () ->
                        new ApiVerticle(
                            new ApiOptions(TestApi.HOME, "127.0.0.1", port),
                            new ActionDispatcher(ServiceModel.load(), Map.of()),
                            BodyBudget.ofHeap(),
                            () -> Future.succeededFuture(Health.UP)),
                    new DeploymentOptions().setInstances(2))
                .await();
        vertx.undeploy(deployment).await();
      }
    } finally {
      over.set(true);
      knocking.join();
      vertx.close().await();
      said.end();
    }

    assertThat(said.messages()).isEmpty();
  }

  private static void knock(int port, AtomicBoolean over) {
    while (!over.get()) {
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
        client.setSoLinger(true, 0);
      } catch (IOException nobodyListens) {
        Thread.onSpinWait();
      }
    }
  }
}
