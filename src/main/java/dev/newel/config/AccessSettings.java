package dev.newel.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The settings of who may call, and of how nobody else hears what is said. */
final class AccessSettings {

  static final String OFF = "off";

  static final Setting<Optional<String>> MODE =
      new Setting<>(
          "auth.mode",
          "",
          "signatures where there are keys, else off",
          "Whether calls over HTTP must be signed with an access key; off lets everyone in who"
              + " reaches the port, and has to be said where that is not on loopback.",
          Kind.word("signatures", OFF).optional(),
          UnaryOperator.identity());

  static final Setting<Optional<Path>> KEYS_FILE =
      file("auth.keys-file", "File with the access keys that calls are signed with, as JSON.");

  static final Setting<Optional<Path>> POLICIES_FILE =
      file(
          "auth.policies-file",
          "File with what access keys may do, as JSON with policies of IAM's form by their names;"
              + " without one, each may do everything in its account.");

  static final Setting<Optional<Set<String>>> BUS_ACTIONS =
      new Setting<>(
          "bus.actions",
          "",
          "all",
          "Actions that the event bus may be asked for, where nobody signs; without any, all.",
          Kind.text("names of actions, with commas between them", "[A-Za-z]+(\\s*,\\s*[A-Za-z]+)*")
              .map(names -> Set.of(names.split("\\s*,\\s*")))
              .optional(),
          UnaryOperator.identity());

  static final Setting<Optional<Path>> TLS_CERTIFICATE_FILE =
      file(
          "http.tls-certificate-file",
          "File with the certificate (PEM), and those of its authorities, to serve HTTPS with.");

  static final Setting<Optional<Path>> TLS_KEY_FILE =
      file("http.tls-key-file", "File with the key (PEM) of that certificate.");

  static final List<Setting<?>> ALL =
      List.of(MODE, KEYS_FILE, POLICIES_FILE, BUS_ACTIONS, TLS_CERTIFICATE_FILE, TLS_KEY_FILE);

  private AccessSettings() {}

  private static Setting<Optional<Path>> file(String key, String description) {
    return new Setting<>(
        key, "", "none", description, Kind.path("file").optional(), UnaryOperator.identity());
  }

  static NewelConfig.Access of(Values values) {
    return new NewelConfig.Access(
        values.get(KEYS_FILE).orElse(null),
        values.get(POLICIES_FILE).orElse(null),
        values.get(BUS_ACTIONS).orElse(null),
        values.get(TLS_CERTIFICATE_FILE).orElse(null),
        values.get(TLS_KEY_FILE).orElse(null));
  }
}
