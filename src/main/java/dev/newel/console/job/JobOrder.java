package dev.newel.console.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.console.read.ListFilter;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Refusals;
import dev.newel.identity.Caller;
import dev.newel.interpreter.model.start.ExecutionKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a job is to do.
 *
 * @param caller whose job it is, who must be allowed all that it does
 * @param filter whose executions; null where they are named
 * @param named executions
 * @param error with which they are stopped; null for none
 * @param cause likewise
 */
record JobOrder(
    JobKind kind,
    Home home,
    Caller caller,
    @Nullable ListFilter filter,
    List<ExecutionKey> named,
    @Nullable String error,
    @Nullable String cause) {

  private static final int MOST_NAMED = 1_000;

  /** As AWS has them. */
  private static final int LONGEST_ERROR = 256;

  private static final int LONGEST_CAUSE = 32_768;

  private static final Set<String> MEMBERS = Set.of("kind", "filter", "error", "cause");

  /**
   * Reads it.
   *
   * @param now what begins later is not meant
   * @throws dev.newel.aws.ServiceException where it makes no sense
   */
  static JobOrder of(Asked asked, long now) {
    ObjectNode body = asked.body();
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                throw Refusals.invalid("A job has no " + name);
              }
            });
    JobKind kind = JobKind.of(body.path("kind").textValue());
    JsonNode filter = body.path("filter");
    List<ExecutionKey> named = filter.has("arns") ? named(asked.home(), filter) : List.of();
    ListFilter wanted =
        filter.has("arns")
            ? null
            : ListFilter.of(asked.home(), filter).within(kind.statuses(), now);
    return new JobOrder(
        kind,
        asked.home(),
        asked.caller(),
        wanted,
        named,
        text(body, "error", LONGEST_ERROR),
        text(body, "cause", LONGEST_CAUSE));
  }

  private static List<ExecutionKey> named(Home home, JsonNode filter) {
    JsonNode arns = filter.path("arns");
    if (filter.size() != 1 || !arns.isArray() || arns.isEmpty() || arns.size() > MOST_NAMED) {
      throw Refusals.invalid(
          "A filter with arns has 1 to " + MOST_NAMED + " of them, and nothing else");
    }
    Set<ExecutionKey> named = new LinkedHashSet<>();
    arns.forEach(arn -> named.add(Asked.execution(home, arn.asText())));
    return List.copyOf(named);
  }

  private static @Nullable String text(ObjectNode body, String name, int longest) {
    JsonNode text = body.path(name);
    if (text.isMissingNode() || text.isNull()) {
      return null;
    } else if (!text.isTextual() || text.textValue().length() > longest) {
      throw Refusals.invalid("The " + name + " must be a text of up to " + longest + " characters");
    }
    return text.textValue();
  }
}
