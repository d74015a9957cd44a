package dev.newel.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with settings of who may call that are right each by itself. */
final class AccessFaults {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.*\\.localhost|127(\\.\\d{1,3}){3}|::1|(0+:){7}0*1");

  private AccessFaults() {}

  /** A line for each; nothing where all is well, or no sense can be made of the values. */
  static List<String> of(Values values) {
    List<String> faults = new ArrayList<>();
    boolean hasKeys = isSet(values, AccessSettings.KEYS_FILE);
    Optional<String> mode = values.find(AccessSettings.MODE).orElse(Optional.empty());
    if (isExposed(values) && !hasKeys && mode.isEmpty()) {
      faults.add(
          "%s (%s): others than this machine reach Newel there, so say who may call: set %s to a"
                  .formatted(
                      Settings.HTTP_HOST.key(),
                      values.origin(Settings.HTTP_HOST),
                      named(AccessSettings.KEYS_FILE))
              + " file with access keys, or %s to off to let everyone in"
                  .formatted(named(AccessSettings.MODE)));
    }
    if (hasKeys && mode.equals(Optional.of(AccessSettings.OFF))) {
      faults.add(
          "%s (%s): it is off, yet there are access keys; set it to signatures, or leave %s out"
              .formatted(
                  AccessSettings.MODE.key(),
                  values.origin(AccessSettings.MODE),
                  AccessSettings.KEYS_FILE.key()));
    }
    if (!hasKeys && mode.equals(Optional.of("signatures"))) {
      faults.add(
          "%s (%s): there are no keys to check signatures with; set %s"
              .formatted(
                  AccessSettings.MODE.key(),
                  values.origin(AccessSettings.MODE),
                  named(AccessSettings.KEYS_FILE)));
    }
    if (!hasKeys && isSet(values, AccessSettings.POLICIES_FILE)) {
      faults.add(
          "%s (%s): policies are of access keys, and there are none; set %s"
              .formatted(
                  AccessSettings.POLICIES_FILE.key(),
                  values.origin(AccessSettings.POLICIES_FILE),
                  named(AccessSettings.KEYS_FILE)));
    }
    if (isSet(values, AccessSettings.TLS_CERTIFICATE_FILE)
        != isSet(values, AccessSettings.TLS_KEY_FILE)) {
      faults.add(
          "a certificate needs its key, and a key its certificate; set both %s and %s, or neither"
              .formatted(
                  named(AccessSettings.TLS_CERTIFICATE_FILE), named(AccessSettings.TLS_KEY_FILE)));
    }
    return faults;
  }

  private static boolean isExposed(Values values) {
    return values.find(Settings.HTTP_ENABLED).orElse(false)
        && values
            .find(Settings.HTTP_HOST)
            .filter(host -> !LOOPBACK.matcher(host).matches())
            .isPresent();
  }

  private static <T> boolean isSet(Values values, Setting<Optional<T>> setting) {
    return values.find(setting).orElse(Optional.empty()).isPresent();
  }

  private static String named(Setting<?> setting) {
    return setting.key() + " (" + setting.envName() + ")";
  }
}
