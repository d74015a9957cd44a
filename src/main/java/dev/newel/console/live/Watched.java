package dev.newel.console.live;

import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Parameters;
import dev.newel.console.route.Refusals;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.MapRunName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page wants to watch.
 *
 * @param execution null for none
 * @param lists as the page has named them; null stands for all machines of the home
 */
record Watched(
    Home home, @Nullable ExecutionKey execution, Map<String, @Nullable Name> lists, long after) {

  private static final int MOST = 8;
  private static final String EXECUTION = "e:";
  private static final String LIST = "m:";
  private static final String ALL = "m:*";

  /**
   * Reads it.
   *
   * @param lastEventId as a page that comes back says it; null for none
   * @throws dev.newel.aws.ServiceException where it makes no sense
   */
  static Watched of(Home home, Parameters parameters, @Nullable String lastEventId) {
    List<String> watches = parameters.each("watch");
    if (watches.isEmpty() || watches.size() > MOST) {
      throw Refusals.invalid("The parameter watch must be there 1 to " + MOST + " times");
    }
    ExecutionKey execution = null;
    Map<String, @Nullable Name> lists = new LinkedHashMap<>();
    for (String watch : watches) {
      if (watch.startsWith(EXECUTION) && execution == null) {
        execution = Asked.execution(home, watch.substring(EXECUTION.length()));
      } else if (watch.equals(ALL)) {
        lists.put(watch, null);
      } else if (watch.startsWith(LIST)) {
        lists.put(watch, list(home, watch.substring(LIST.length())));
      } else {
        throw Refusals.invalid("This cannot be watched, or not besides the others: " + watch);
      }
    }
    return new Watched(home, execution, lists, after(parameters, lastEventId));
  }

  private static Name list(Home home, String text) {
    Arn arn = Arn.parse(text);
    if (!arn.home().equals(home)) {
      throw Refusals.missing(text);
    } else if (arn instanceof Arn.StateMachine machine) {
      return new Name(home, machine.name());
    } else if (arn instanceof Arn.MapRun run) {
      return ExecutionStart.listOf(MapRunName.of(run).key());
    }
    throw Refusals.invalid("Neither the ARN of a state machine nor that of a Map Run: " + text);
  }

  private static long after(Parameters parameters, @Nullable String lastEventId) {
    if (lastEventId != null && lastEventId.matches("\\d{1,18}")) {
      return Long.parseLong(lastEventId);
    }
    return parameters.number("after", 0, -1, Long.MAX_VALUE);
  }
}
