package dev.newel.store;

import dev.newel.asl.Json;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Progress;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be read of executions, running and ended. */
public interface HistoryStore {

  /** Stands for a large payload that was not asked for. */
  Json LEFT_OUT = Json.ofTrusted("null");

  /**
   * An execution from outside.
   *
   * @param start as it began
   * @param progress as it stands
   */
  record Summary(ExecutionStart start, Progress progress) {}

  /**
   * A place in a list of executions, newest first.
   *
   * @param name as {@link ExecutionStart#listedAs} has it
   */
  record Position(long startTime, String name) {

    /**
     * What stands there. What is not listed by its machine is listed with it.
     *
     * @param list that it is a place of
     */
    public ExecutionKey key(Name list) {
      int colon = name.indexOf(':');
      return colon < 0
          ? new ExecutionKey(list.home(), list.text(), name)
          : new ExecutionKey(list.home(), name.substring(0, colon), name.substring(colon + 1));
    }
  }

  /**
   * Reads how an execution began and stands.
   *
   * @param payloads whether large ones are wanted too; else {@link #LEFT_OUT} is in their place
   * @return null where there is no such execution
   */
  Future<@Nullable Summary> describe(ExecutionKey key, boolean payloads);

  /**
   * Events of an execution, in their order or the reverse of it.
   *
   * @param from the id of the first one wanted; 0 for the end that the order begins at
   * @param count how many at most; there may be fewer
   * @return null where there is no such execution
   */
  Future<@Nullable HistoryPart> history(ExecutionKey key, long from, int count, boolean reverse);

  /**
   * Executions of a list, newest first, without large payloads and long causes.
   *
   * @param list a machine's, or another that {@link ExecutionStart#list} names
   * @param qualifier the number of the version, or the name of the alias, that they were started
   *     by; null for all
   * @param status null for all
   * @param after where the last page ended; null for the first page
   * @param count how many at most
   */
  Future<List<Summary>> list(
      Name list,
      @Nullable String qualifier,
      @Nullable ExecutionStatus status,
      @Nullable Position after,
      int count);

  /** All executions of a list, whatever they were started by. */
  default Future<List<Summary>> list(
      Name list, @Nullable ExecutionStatus status, @Nullable Position after, int count) {
    return list(list, null, status, after, count);
  }

  /**
   * Whether a call with this invocation id moved the execution on already: its answer was lost, and
   * the client asks again.
   */
  Future<Boolean> hasAnswered(ExecutionKey key, String invocationId);
}
