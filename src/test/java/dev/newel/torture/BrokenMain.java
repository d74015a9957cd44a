package dev.newel.torture;

import dev.newel.Newel;
import dev.newel.aws.Home;
import dev.newel.config.LoadedConfig;
import dev.newel.config.NewelConfig;
import dev.newel.store.redis.RedisStore;
import dev.newel.store.redis.StoreOpening;
import dev.newel.store.redis.client.LinkOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** An instance of Newel, in a process of its own, whose store has a defect. */
final class BrokenMain {

  /** The system property that names the {@link Defect}. */
  static final String DEFECT = "torture.defect";

  private BrokenMain() {}

  public static void main(String[] args) throws IOException {
    Defect defect = Defect.valueOf(System.getProperty(DEFECT));
    NewelConfig config = LoadedConfig.load(Path.of(""), System.getenv()).config();
    Vertx vertx = Vertx.vertx();
    LinkOptions options =
        new LinkOptions(
            String.valueOf(config.redis().url()),
            config.redis().replyTimeout(),
            config.redis().patience(),
            config.redis().waitReplicas(),
            config.redis().caFile());
    StoreOpening.begin(vertx, options, storeOptions(config), findings -> {})
        .compose(store -> Newel.deploy(vertx, defect.in(store), config))
        .onSuccess(newel -> System.out.println(defect + " listens on " + newel.port()))
        .onFailure(BrokenMain::end);
  }

  /** Whoever waits for it sees that it has ended. */
  private static void end(Throwable why) {
    why.printStackTrace();
    System.exit(1);
  }

  private static RedisStore.Options storeOptions(NewelConfig config) {
    return new RedisStore.Options(
        Home.of(config.aws().region(), config.aws().account()),
        config.engine().partitions(),
        config.keeping().retention(),
        Clock.systemUTC());
  }
}
