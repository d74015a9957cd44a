package dev.newel.interpreter.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.start.ChildOrder;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done in the world once the turn is committed. Each effect belongs to one frame. */
public sealed interface Effect {

  int frame();

  long nonce();

  /** Offer an activity task to workers. */
  record OfferTask(int frame, long nonce, String activityArn) implements Effect {}

  /** Take an offered activity task back: it timed out, or its execution ended. */
  record WithdrawTask(int frame, long nonce, String activityArn) implements Effect {}

  /**
   * Call an action of a service and answer with its result.
   *
   * @param resource as the definition names it, for example {@code aws-sdk:sfn}
   * @param action with its pattern behind it, for example {@code runTask.sync}
   * @param roleArn the role to make the call in; null for Newel's own
   */
  record CallService(
      int frame,
      long nonce,
      String resource,
      String action,
      Json arguments,
      @Nullable String roleArn)
      implements Effect {}

  /**
   * Look how the work goes on that a call has begun, and answer when it has ended.
   *
   * @param work what was asked for, and what was answered
   * @param dueAt when it was to be looked at, which tells one look from the next
   */
  record WatchWork(
      int frame,
      long nonce,
      String resource,
      String action,
      BegunWork work,
      @Nullable String roleArn,
      long dueAt)
      implements Effect {}

  /**
   * Start a child execution.
   *
   * @param isAwaited whether the task waits for its end
   * @param before the one that the task has waited for before it was redriven: where that can be
   *     redriven too, it goes on, and no other is started; null for none
   */
  record StartChild(
      int frame, long nonce, ChildOrder child, boolean isAwaited, @Nullable ChildOrder before)
      implements Effect {}

  /**
   * Start what is part of a distributed Map state.
   *
   * @param part as it is to be started, but for the time
   * @param redrives how often it has gone on then, as it has ended before; 0 where it begins
   * @param mayBegin whether one that was to go on begins where it never has, as its input is known
   */
  record StartPart(int frame, long nonce, ExecutionStart part, int redrives, boolean mayBegin)
      implements Effect {
    @Override
    public int hashCode() {
      // that of the input would cost more than it saves
      return Long.hashCode(nonce);
    }
  }

  /**
   * Read items for a Map Run, and answer with them.
   *
   * @param service what reads them: Resource, Arguments and Config
   * @param position where to begin, as the page before has said; null for the first one
   * @param most how many at most
   * @param where what AWS puts before the cause of a failure to find items in what was read
   */
  record ReadItems(
      int frame, long nonce, JsonNode service, @Nullable String position, int most, String where)
      implements Effect {}

  /**
   * Write results of a Map Run, and answer with what the manifest says of the file.
   *
   * @param service what writes them: Resource, Arguments and Config
   * @param number of the file among those like it
   * @param bundles arrays of results
   */
  record WriteResults(
      int frame,
      long nonce,
      JsonNode service,
      String mapRunArn,
      Kind kind,
      int number,
      List<Json> bundles)
      implements Effect {

    /** Which executions they are of. */
    public enum Kind {
      SUCCEEDED,
      /** Those that have ended in any other way. */
      FAILED,
      /** Those that have not begun, and will not. */
      PENDING
    }

    @Override
    public int hashCode() {
      return Long.hashCode(nonce);
    }
  }

  /**
   * Write the manifest of a Map Run, and answer with its result.
   *
   * @param files what it says of them
   */
  record WriteManifest(int frame, long nonce, JsonNode service, String mapRunArn, JsonNode files)
      implements Effect {}

  /** Stop the child execution that a task has waited for: it waits no more. */
  record StopChild(int frame, long nonce, ExecutionKey child) implements Effect {}

  /** Tell the task that waits for it that the execution has ended, and how often it went on. */
  record TellParent(ParentTask parent, ExecutionStart child, Ending ending, Redrives redrives)
      implements Effect {

    /** The parent's frame. */
    @Override
    public int frame() {
      return parent.frame();
    }

    @Override
    public long nonce() {
      return parent.nonce();
    }
  }

  /**
   * Stop the work that a call has begun: nobody waits for its end any more.
   *
   * @param action that has begun it
   * @param arguments of what stops it
   */
  record StopWork(
      int frame,
      long nonce,
      String resource,
      String action,
      Json arguments,
      @Nullable String roleArn)
      implements Effect {}
}
