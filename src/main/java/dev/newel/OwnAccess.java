package dev.newel;

import dev.newel.api.BusActions;
import dev.newel.api.Protection;
import dev.newel.api.action.CallGuard;
import dev.newel.api.action.RefusalWatch;
import dev.newel.api.http.tls.CertificateFiles;
import dev.newel.api.http.tls.ServerCertificate;
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
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who may call an instance, as its configuration says. */
final class OwnAccess {

  private static final System.Logger LOG = System.getLogger(OwnAccess.class.getName());

  /** For so long at most a key is still good that was taken out of its file. */
  private static final long LOOK_MS = 2_000;

  private final Vertx vertx;
  private final NewelConfig.Access config;
  private final @Nullable KeyRing keys;
  private final @Nullable CertificateFiles certificate;
  private volatile long timer = -1;

  /** Reads the files with access keys and policies, if there are any. Blocks. */
  OwnAccess(Vertx vertx, NewelConfig config) {
    this.vertx = vertx;
    this.config = config.access();
    this.keys = keys(config);
    this.certificate = certificate(vertx, this.config);
    checkActions(this.config.busActions(), "bus.actions (NEWEL_BUS_ACTIONS)");
    checkActions(config.quotas().rates().keySet(), "limits.rates (NEWEL_LIMITS_RATES)");
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

  private static @Nullable CertificateFiles certificate(Vertx vertx, NewelConfig.Access config) {
    Path certificate = config.tlsCertificateFile();
    Path key = config.tlsKeyFile();
    if (certificate == null || key == null) {
      return null;
    }
    try {
      return CertificateFiles.read(vertx, certificate, key, Clock.systemUTC());
    } catch (IOException | IllegalArgumentException e) {
      throw StartFailure.ofCertificate(e);
    }
  }

  private static void checkActions(@Nullable Set<String> names, String setting) {
    ServiceModel model = ServiceModel.load();
    for (String name : names == null ? Set.<String>of() : names) {
      if (!model.hasAction(name)) {
        throw StartFailure.ofAction(name, setting);
      }
    }
  }

  /**
   * Looks at the files again from now on, on worker threads.
   *
   * @param renewed called where there is another certificate; ends when all go on with it. Where it
   *     fails it is called again at the next look
   */
  void begin(Supplier<Future<?>> renewed) {
    if (keys != null || certificate != null) {
      timer =
          vertx.setPeriodic(
              LOOK_MS,
              passed ->
                  vertx
                      .executeBlocking(() -> look(renewed))
                      .onFailure(e -> LOG.log(Level.ERROR, "keys cannot be looked at", e)));
    }
  }

  private @Nullable Void look(Supplier<Future<?>> renewed) {
    if (keys != null) {
      keys.look();
    }
    if (certificate != null && certificate.look()) {
      ServerCertificate found = certificate.current();
      renewed
          .get()
          .onSuccess(served -> certificate.serves(found))
          .onFailure(e -> LOG.log(Level.ERROR, "the new certificate is not served yet", e));
    }
    return null;
  }

  /** In how many seconds the certificate expires; null where there is none. */
  @Nullable DoubleSupplier certificateLeft() {
    return certificate == null ? null : certificate::secondsLeft;
  }

  /**
   * What keeps others out.
   *
   * @param clock that signatures must be of the time of
   * @param refusals sees them
   */
  Protection protection(Clock clock, RefusalWatch refusals) {
    return new Protection(
        keys == null ? null : new SignatureCheck(keys, clock),
        certificate,
        new BusActions(config.busActions()),
        refusals);
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
