package dev.newel.ops;

import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever runs Newel what becomes of their executions: a line for each that fails, with the
 * command that shows more of it, and for each definition that is refused. A storm of them is
 * counted rather than written out.
 */
public final class ExecutionLog {

  private static final System.Logger LOG = System.getLogger(ExecutionLog.class.getName());

  private static final int LINES_PER_SECOND = 10;
  private static final int MOST_OF_A_TEXT = 500;

  /** What a shell takes as it stands. */
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9:._/@=+-]+");

  private final Supplier<@Nullable String> endpoint;
  private final BoundedLines lines =
      new BoundedLines(
          LINES_PER_SECOND,
          count -> LOG.log(Level.INFO, "{0} more lines of this kind were left out", count));

  /**
   * @param endpoint where the API is served over HTTP; null where it is not
   */
  public ExecutionLog(Supplier<@Nullable String> endpoint) {
    this.endpoint = endpoint;
  }

  /** An execution has begun. */
  public void begun(String executionArn) {
    LOG.log(Level.DEBUG, () -> "execution " + Printable.escape(executionArn) + " has begun");
  }

  /** An execution has ended as it was to, or as someone asked for. */
  public void ended(String executionArn, String status) {
    LOG.log(Level.DEBUG, () -> "execution " + Printable.escape(executionArn) + " is " + status);
  }

  /**
   * An execution has failed, or its time was up.
   *
   * @param state where it was; null where that is not known
   */
  public void failed(
      String executionArn,
      String status,
      @Nullable String state,
      @Nullable String error,
      @Nullable String cause) {
    write(
        () ->
            "execution %s is %s%s%s%s%s"
                .formatted(
                    Printable.escape(executionArn),
                    status,
                    state == null ? "" : " in state '" + Printable.escape(state) + "'",
                    part(error),
                    part(cause),
                    more(executionArn)));
  }

  /** Of an execution of an Express machine there is no history. */
  private String more(String executionArn) {
    return executionArn.contains(":express:") ? "" : "; more: " + command(executionArn);
  }

  /**
   * A definition was refused.
   *
   * @param machine its name or ARN
   */
  public void refused(String action, String machine, String why) {
    write(
        () ->
            "%s of %s is refused: %s"
                .formatted(
                    action,
                    Printable.escape(machine, MOST_OF_A_TEXT),
                    Printable.escape(why, MOST_OF_A_TEXT)));
  }

  private static String part(@Nullable String text) {
    return text == null || text.isEmpty() ? "" : ": " + Printable.escape(text, MOST_OF_A_TEXT);
  }

  private String command(String executionArn) {
    String url = endpoint.get();
    return "aws stepfunctions "
        + (executionArn.contains(":mapRun:")
            ? "describe-map-run --map-run-arn "
            : "get-execution-history --execution-arn ")
        + word(executionArn)
        + (url == null ? "" : " --endpoint-url " + url);
  }

  /** As it can be typed: names of executions may have quotes and brackets in them. */
  private static String word(String text) {
    return PLAIN_WORD.matcher(text).matches()
        ? text
        : "'" + Printable.escape(text).replace("'", "'\\''") + "'";
  }

  private void write(Supplier<String> line) {
    if (LOG.isLoggable(Level.INFO) && lines.admit()) {
      LOG.log(Level.INFO, line);
    }
  }
}
