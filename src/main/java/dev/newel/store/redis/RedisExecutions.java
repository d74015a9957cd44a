package dev.newel.store.redis;

import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.StoreUnavailableException;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Executions in Redis, over the connection of one engine. */
public final class RedisExecutions implements ExecutionStore {

  private static final Script COMMIT_TURN = Script.load("commit_turn");
  private static final Script COMMIT_ENDING = Script.load("commit_ending");
  private static final Script COMMIT_WHOLE = Script.load("commit_whole");
  private static final Script LOAD = Script.load("load_execution");
  private static final Script LOAD_AGAIN = Script.load("load_again");
  private static final Script MOVE_DEADLINE = Script.load("move_deadline");

  private final RedisLink link;
  private final Commands redis;
  private final Keys keys;
  private final Forms forms;
  private final FormatAgreement agreement;
  private final FailureLog failures;
  private final CommitArguments arguments;

  /**
   * @param redis a connection of the link, for these executions alone
   */
  RedisExecutions(
      RedisLink link,
      Commands redis,
      Keys keys,
      Forms forms,
      FormatAgreement agreement,
      FailureLog failures) {
    this.link = link;
    this.redis = redis;
    this.keys = keys;
    this.forms = forms;
    this.agreement = agreement;
    this.failures = failures;
    this.arguments = new CommitArguments(keys, forms);
  }

  @Override
  public Future<Void> close() {
    return link.close(redis);
  }

  @Override
  public Future<CommitResult> commit(Commit commit) {
    if (agreement.isOutdated()) {
      return agreement.refuse();
    }
    ExecutionKey key = commit.turn().execution().start().key();
    List<Object> whole = arguments.whole(commit);
    Future<Response> reply =
        whole == null
            ? commitTurn(commit)
            : redis.eval(COMMIT_WHOLE, arguments.wholeKeys(commit), whole);
    return failures.watch("a commit", reply).map(response -> result(key, response));
  }

  private Future<Response> commitTurn(Commit commit) {
    CommitArguments.TurnCall call = arguments.turn(commit);
    return redis.eval(ends(commit) ? COMMIT_ENDING : COMMIT_TURN, call.keys(), call.args());
  }

  /** Whether it makes room. */
  private static boolean ends(Commit commit) {
    return commit.expected() != null
        && commit.turn().ending() != null
        && !commit.turn().isRedrive();
  }

  private CommitResult result(ExecutionKey key, Response response) {
    return switch (response.get(0).toInteger()) {
      case 1 -> new CommitResult.Committed();
      case 2 -> {
        Deadline deadline = keys.deadline(response.get(1).toString(), response.get(2).toLong());
        long inMillis = deadline.dueAt() - response.get(3).toLong();
        yield new CommitResult.NotDue(deadline.frame(), deadline.dueAt(), inMillis);
      }
      case 3 ->
          throw new StoreUnavailableException("the start of " + key + " has come too late", null);
      default -> {
        Loaded current = ExecutionContent.read(forms, key, response.get(1));
        yield current == null ? new CommitResult.Gone() : new CommitResult.Outdated(current);
      }
    };
  }

  @Override
  public Future<@Nullable Loaded> load(ExecutionKey key) {
    return agreement.isOutdated()
        ? agreement.refuse()
        : failures.watch(
            "reading an execution",
            redis
                .eval(LOAD, List.of(keys.execution(key)), List.of())
                .map(response -> ExecutionContent.read(forms, key, response)));
  }

  @Override
  public Future<@Nullable Loaded> loadAgain(ExecutionKey key, int failures) {
    if (agreement.isOutdated()) {
      return agreement.refuse();
    }
    return redis
        .eval(
            LOAD_AGAIN,
            List.of(keys.execution(key)),
            List.of(agreement.self(), failures, TOO_MANY_FAILURES, "!" + UUID.randomUUID()))
        .map(response -> ExecutionContent.read(forms, key, response.get(1)));
  }

  @Override
  public Future<Boolean> moveDeadline(ExecutionKey key, String fence, int frame, long dueAt) {
    return redis
        .eval(
            MOVE_DEADLINE,
            List.of(keys.execution(key), Keys.deadlines(keys.partition(key))),
            List.of(fence, keys.deadline(key, frame), dueAt))
        .map(response -> response.toInteger() == 1);
  }
}
