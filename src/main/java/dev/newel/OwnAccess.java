package dev.newel;

import dev.newel.api.BusActions;
import dev.newel.api.Protection;
import dev.newel.api.action.CallGuard;
import dev.newel.api.model.ServiceModel;
import dev.newel.api.permission.PolicyGuard;
import dev.newel.config.NewelConfig;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.identity.KeyFiles;
import dev.newel.identity.KeyRing;
import dev.newel.identity.SignatureCheck;
import dev.newel.ops.StartFailure;
import dev.newel.store.Store;
import dev.newel.token.Signature;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may call an instance, as its configuration says. */
final class OwnAccess {

  /** For so long at most a key is still good that was taken out of its file. */
  private static final long LOOK_MS = 2_000;

  private final Vertx vertx;
  private final NewelConfig.Access config;
  private final @Nullable KeyRing keys;
  private volatile long timer = -1;

  /** Reads the files with access keys and policies, if there are any. Blocks. */
  OwnAccess(Vertx vertx, NewelConfig config) {
    this.vertx = vertx;
    this.config = config.access();
    this.keys = keys(config);
    checkBusActions(this.config.busActions());
  }

  private static @Nullable KeyRing keys(NewelConfig config) {
    Path file = config.access().keysFile();
    if (file == null) {
      return null;
    }
    try {
      return KeyRing.read(
          new KeyFiles(file, config.access().policiesFile(), config.aws().account()));
    } catch (IOException | IllegalArgumentException e) {
      throw StartFailure.ofAccessKeys(e);
    }
  }

  private static void checkBusActions(@Nullable Set<String> names) {
    ServiceModel model = ServiceModel.load();
    if (names != null) {
      names.stream()
          .filter(name -> !model.hasAction(name))
          .findFirst()
          .ifPresent(
              unknown -> {
                throw StartFailure.ofBusAction(unknown);
              });
    }
  }

  /** Looks at the files again from now on, on worker threads. */
  void begin() {
    if (keys != null) {
      timer =
          vertx.setPeriodic(
              LOOK_MS,
              passed ->
                  vertx.executeBlocking(
                      () -> {
                        keys.look();
                        return null;
                      },
                      false));
    }
  }

  Protection protection(Clock clock) {
    return new Protection(
        keys == null ? null : new SignatureCheck(keys, clock), new BusActions(config.busActions()));
  }

  CallGuard guard(Store store, CachedCatalog catalog, Signature signature) {
    return config.policiesFile() == null
        ? CallGuard.NONE
        : new PolicyGuard(store.overview(), catalog, signature);
  }

  /** Looks no more. */
  void close() {
    vertx.cancelTimer(timer);
  }
}
