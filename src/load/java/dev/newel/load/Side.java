package dev.newel.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One way to set up an installation, to be measured beside others.
 *
 * @param settings of Newel that are not the default ones, by the names of their variables
 * @param appendFsync of Redis
 * @param hasReplica whether that has one, whose own work is not counted
 * @param isSigned whether Newel asks for signatures
 */
record Side(
    String name,
    Map<String, String> settings,
    String appendFsync,
    boolean hasReplica,
    boolean isSigned) {

  private static final String EVERY_SECOND = "everysec";

  private static final Map<String, String> AUDIT =
      Map.of("NEWEL_AUDIT_CALLS", "changes", "NEWEL_LOG_FORMAT", "json");

  /** As Newel comes. */
  static final Side DEFAULT = new Side("default", Map.of(), EVERY_SECOND, false, false);

  /** Another version of Newel, as it comes. */
  static final Side BEFORE = new Side("before", Map.of(), EVERY_SECOND, false, false);

  private static final List<Side> ALL =
      List.of(
          DEFAULT,
          BEFORE,
          new Side("bare", Map.of("NEWEL_METRICS_ENABLED", "false"), EVERY_SECOND, false, false),
          new Side("signed", Map.of(), EVERY_SECOND, false, true),
          new Side("audited", AUDIT, EVERY_SECOND, false, false),
          new Side("everything", AUDIT, EVERY_SECOND, false, true),
          new Side("always", Map.of(), "always", false, false),
          new Side("replica", Map.of("NEWEL_REDIS_WAIT_REPLICAS", "1"), EVERY_SECOND, true, false));

  private static final String KEYS =
      """
      {"AccessKeys": [{"AccessKeyId": "%s", "SecretAccessKey": "%s", "Policies": ["load"]}]}
      """;

  /** As much as a key of an application may be given: what is asked for is not the first rule. */
  private static final String POLICIES =
      """
      {"load": {"Version": "2012-10-17", "Statement": [
        {"Effect": "Deny", "Action": "states:Delete*", "Resource": "*"},
        {"Effect": "Allow",
         "Action": ["states:Create*", "states:List*", "states:Describe*"], "Resource": "*"},
        {"Effect": "Allow", "Action": ["states:StartExecution", "states:StartSyncExecution"],
         "Resource": "arn:aws:states:*:*:stateMachine:*"},
        {"Effect": "Allow", "Action": ["states:GetActivityTask", "states:SendTask*"],
         "Resource": ["arn:aws:states:*:*:activity:*", "arn:aws:states:*:*:stateMachine:*"]}]}}
      """;

  /**
   * Those of some names, in that order.
   *
   * @param names parted by commas
   * @throws IllegalArgumentException if there is no such side
   */
  static List<Side> of(String names) {
    return Stream.of(names.split(",")).map(Side::named).toList();
  }

  private static Side named(String name) {
    return ALL.stream()
        .filter(side -> side.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "load.sides: no " + name + " among " + ALL.stream().map(Side::name).toList()));
  }

  /** The variables of a Newel, whose files are written into its folder. */
  Map<String, String> environment(Path folder) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(settings);
    if (isSigned) {
      Path keys = folder.resolve("keys.json");
      Path policies = folder.resolve("policies.json");
      Files.writeString(keys, KEYS.formatted(RequestSigner.KEY_ID, RequestSigner.SECRET));
      Files.writeString(policies, POLICIES);
      all.put("NEWEL_AUTH_KEYS_FILE", keys.toString());
      all.put("NEWEL_AUTH_POLICIES_FILE", policies.toString());
    }
    return all;
  }
}
