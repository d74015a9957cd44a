package dev.newel.console.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.console.route.Parameters;
import dev.newel.console.route.Refusals;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.MapRunName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which executions are wanted.
 *
 * @param list that of a machine or a Map Run; null for those of all machines
 * @param qualifier the version, or the alias, that they were started by; null for any
 * @param from the first start date, epoch milliseconds
 * @param to the last one
 * @param prefix of their names
 */
public record ListFilter(
    Home home,
    @Nullable Name list,
    @Nullable String qualifier,
    Set<ExecutionStatus> statuses,
    long from,
    long to,
    String prefix) {

  /** The parameters that say it. */
  public static final Set<String> PARAMETERS =
      Set.of("machine", "mapRun", "status", "from", "to", "prefix");

  /** Far enough for any date, and exact as a score. */
  private static final long LAST = 1L << 53;

  /** As long as a name may be. */
  private static final int LONGEST_NAME = 80;

  public static ListFilter of(Home home, Parameters parameters) {
    return of(
        home,
        parameters.find("machine"),
        parameters.find("mapRun"),
        parameters.all("status"),
        parameters.number("from", 0, 0, LAST),
        parameters.number("to", LAST, 0, LAST),
        parameters.find("prefix"));
  }

  /** The same as the body of a request has it. */
  public static ListFilter of(Home home, JsonNode filter) {
    if (!(filter instanceof ObjectNode)) {
      throw Refusals.invalid("The filter must be an object");
    }
    filter
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!PARAMETERS.contains(name)) {
                throw Refusals.invalid("There is no " + name + " in a filter");
              }
            });
    List<String> statuses = new ArrayList<>();
    filter.path("status").forEach(status -> statuses.add(status.asText()));
    return of(
        home,
        text(filter, "machine"),
        text(filter, "mapRun"),
        statuses,
        number(filter, "from", 0),
        number(filter, "to", LAST),
        text(filter, "prefix"));
  }

  private static long number(JsonNode filter, String name, long otherwise) {
    JsonNode number = filter.path(name);
    if (number.isMissingNode()) {
      return otherwise;
    } else if (!number.canConvertToLong() || number.asLong() < 0 || number.asLong() > LAST) {
      throw Refusals.invalid("In a filter " + name + " must be a date in milliseconds");
    }
    return number.asLong();
  }

  private static @Nullable String text(JsonNode filter, String name) {
    String text = filter.path(name).textValue();
    return text == null || text.isEmpty() ? null : text;
  }

  private static ListFilter of(
      Home home,
      @Nullable String machine,
      @Nullable String mapRun,
      List<String> statuses,
      long from,
      long to,
      @Nullable String prefix) {
    if (machine != null && mapRun != null) {
      throw Refusals.invalid("Only one of machine and mapRun may be given");
    } else if (prefix != null && prefix.length() > LONGEST_NAME) {
      throw Refusals.invalid("No name begins with so long a prefix");
    }
    Arn.StateMachine arn = machine == null ? null : Arn.parse(machine, Arn.StateMachine.class);
    return new ListFilter(
        home,
        list(home, arn, mapRun),
        arn == null ? null : arn.qualifier(),
        statuses(statuses),
        from,
        to,
        prefix == null ? "" : prefix);
  }

  private static @Nullable Name list(
      Home home, Arn.@Nullable StateMachine machine, @Nullable String mapRun) {
    if (mapRun != null) {
      Arn.MapRun run = Arn.parse(mapRun, Arn.MapRun.class);
      return here(home, run, ExecutionStart.listOf(MapRunName.of(run).key()));
    }
    return machine == null ? null : here(home, machine, new Name(home, machine.name()));
  }

  private static Name here(Home home, Arn arn, Name list) {
    if (!arn.home().equals(home)) {
      throw Refusals.missing(arn.text());
    }
    return list;
  }

  private static Set<ExecutionStatus> statuses(List<String> names) {
    Set<ExecutionStatus> statuses = EnumSet.noneOf(ExecutionStatus.class);
    for (String name : names) {
      try {
        statuses.add(ExecutionStatus.valueOf(name));
      } catch (IllegalArgumentException e) {
        throw Refusals.invalid("There is no status " + name);
      }
    }
    return statuses.isEmpty() ? EnumSet.allOf(ExecutionStatus.class) : statuses;
  }

  /** The same of those that are in one of some statuses, and began by a time. */
  public ListFilter within(Set<ExecutionStatus> some, long latest) {
    Set<ExecutionStatus> both = EnumSet.copyOf(some);
    both.retainAll(statuses);
    return new ListFilter(home, list, qualifier, both, from, Math.min(to, latest), prefix);
  }

  /** What tokens of this list, and of no other, are for. */
  String purpose() {
    return home.text()
        + " "
        + list
        + " "
        + qualifier
        + " "
        + statuses
        + " "
        + from
        + " "
        + to
        + " "
        + prefix;
  }
}
