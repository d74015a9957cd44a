package dev.newel.config;

/** The settings of what is too large, too many or too long. */
final class LimitSettings {

  static final Setting<Integer> PAYLOAD_BYTES =
      new Setting<>(
          "limits.payload-bytes",
          "262144",
          "Largest input, output or result, in bytes of UTF-8.",
          Kind.number(1_024, 64 << 20));

  static final Setting<Integer> EXECUTION_CHARACTERS =
      new Setting<>(
          "limits.execution-characters",
          "16777216",
          "Largest size of all payloads that the states of one execution hold at once, in"
              + " characters.",
          Kind.number(1_024, 1 << 30));

  static final Setting<Integer> HISTORY_EVENTS =
      new Setting<>(
          "limits.history-events",
          "25000",
          "Events after which an execution fails.",
          Kind.number(10, 10_000_000));

  static final Setting<Integer> POLL_SECONDS =
      new Setting<>(
          "limits.poll-seconds",
          "60",
          "How long GetActivityTask waits for a task, less one or two sixtieths that are left for"
              + " the way.",
          Kind.number(1, 3_600));

  private LimitSettings() {}
}
