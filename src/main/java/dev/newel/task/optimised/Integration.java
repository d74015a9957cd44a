package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.task.TaskOwner;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of optimised integrations.
 *
 * @param service in the ARN: {@code elasticmapreduce}
 * @param action in the ARN
 * @param model the service's name in the ARNs of SDK integrations: {@code emr}
 * @param operation the action there
 * @param errorPrefix what the names of errors begin with
 * @param patterns what a state may wait for
 * @param before what is made of the state's arguments
 * @param after what is made of the answer
 * @param watch how the end of the work is found; null where there is none to be found
 * @param errands further calls that go with it
 */
record Integration(
    String service,
    String action,
    String model,
    String operation,
    String errorPrefix,
    Set<Pattern> patterns,
    Before before,
    After after,
    @Nullable Watch watch,
    Errands errands) {

  /** Makes what the service is sent of what a state gives. */
  interface Before {
    /**
     * The arguments that are sent.
     *
     * @param given a copy, which may be changed
     * @param execution whose task it is; null while the arguments are only checked
     */
    ObjectNode arguments(ObjectNode given, Pattern pattern, @Nullable TaskOwner execution);

    /** What a state calls what the service calls so. */
    default String nameGiven(String member) {
      return member;
    }
  }

  /** Makes the task's output of what the service answers. */
  interface After {
    /**
     * The output of the task.
     *
     * @throws dev.newel.asl.data.StateException where the answer is the task's failure
     */
    ObjectNode output(Answer answer);
  }

  /** A row of an action that is called as the service calls it, request and response alone. */
  static Integration of(String service, String model, String errorPrefix, String action) {
    return new Integration(
        service,
        action,
        model,
        action,
        errorPrefix,
        EnumSet.of(Pattern.REQUEST_RESPONSE),
        (given, pattern, execution) -> given,
        Answer::withMetadata,
        null,
        Errands.NONE);
  }

  /** The same for states that wait for a token too. */
  Integration withToken() {
    return withPattern(Pattern.WAIT_FOR_TASK_TOKEN);
  }

  /** The same for states that wait for the end of the work too. */
  Integration withSync(Watch how) {
    return withPattern(Pattern.SYNC).with(before, after, how);
  }

  /** The same of an operation that the service calls otherwise. */
  Integration calling(String name) {
    return new Integration(
        service, action, model, name, errorPrefix, patterns, before, after, watch, errands);
  }

  /** The same with further calls. */
  Integration with(Errands more) {
    return new Integration(
        service, action, model, operation, errorPrefix, patterns, before, after, watch, more);
  }

  Integration before(Before how) {
    return with(how, after, watch);
  }

  Integration after(After how) {
    return with(before, how, watch);
  }

  private Integration with(Before how, After then, @Nullable Watch watching) {
    return new Integration(
        service, action, model, operation, errorPrefix, patterns, how, then, watching, errands);
  }

  private Integration withPattern(Pattern pattern) {
    EnumSet<Pattern> more = EnumSet.copyOf(patterns);
    more.add(pattern);
    return new Integration(
        service,
        action,
        model,
        operation,
        errorPrefix,
        Set.copyOf(more),
        before,
        after,
        watch,
        errands);
  }
}
