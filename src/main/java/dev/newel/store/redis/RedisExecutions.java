package dev.newel.store.redis;

import dev.newel.engine.core.Ending;
import dev.newel.engine.core.Execution;
import dev.newel.engine.core.ExecutionKey;
import dev.newel.engine.core.ExecutionStart;
import dev.newel.engine.core.Frame;
import dev.newel.engine.core.Progress;
import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executions in Redis, over the connection of one engine. */
public final class RedisExecutions implements ExecutionStore {

  private static final Script COMMIT_TURN = Script.load("commit_turn");
  private static final Script COMMIT_WHOLE = Script.load("commit_whole");
  private static final Script LOAD = Script.load("load_execution");
  private static final Script MOVE_DEADLINE = Script.load("move_deadline");

  private final RedisLink link;
  private final Commands redis;
  private final Keys keys;
  private final ExecutionCodec codec;
  private final CommitArguments arguments;

  /**
   * @param redis a connection of the link, for these executions alone
   */
  RedisExecutions(RedisLink link, Commands redis, Keys keys, ExecutionCodec codec) {
    this.link = link;
    this.redis = redis;
    this.keys = keys;
    this.codec = codec;
    this.arguments = new CommitArguments(keys, codec);
  }

  @Override
  public Future<Void> close() {
    return link.close(redis);
  }

  @Override
  public Future<CommitResult> commit(Commit commit) {
    ExecutionKey key = commit.turn().execution().start().key();
    Future<Response> reply =
        CommitArguments.isWhole(commit) ? commitWhole(commit) : commitTurn(commit);
    return reply.map(response -> result(key, response));
  }

  private Future<Response> commitWhole(Commit commit) {
    return redis.eval(COMMIT_WHOLE, arguments.wholeKeys(commit), arguments.whole(commit));
  }

  private Future<Response> commitTurn(Commit commit) {
    CommitArguments.TurnCall call = arguments.turn(commit);
    return redis.eval(COMMIT_TURN, call.keys(), call.args());
  }

  private CommitResult result(ExecutionKey key, Response response) {
    return switch (response.get(0).toInteger()) {
      case 1 -> new CommitResult.Committed();
      case 2 -> {
        var deadline = Keys.deadline(response.get(1).toString(), response.get(2).toLong());
        yield new CommitResult.NotDue(deadline.frame(), deadline.dueAt());
      }
      default -> {
        Loaded current = loaded(key, response.get(1));
        yield current == null ? new CommitResult.Gone() : new CommitResult.Outdated(current);
      }
    };
  }

  @Override
  public Future<@Nullable Loaded> load(ExecutionKey key) {
    return redis
        .eval(LOAD, List.of(keys.execution(key)), List.of())
        .map(response -> loaded(key, response));
  }

  private @Nullable Loaded loaded(ExecutionKey key, Response content) {
    if (content.size() == 0) {
      return null;
    }
    if (content.size() == 1) {
      WholeExecution whole = WholeExecution.parse(codec, key, content.get(0).toString());
      return new Loaded(new Execution(whole.start(), whole.progress(), List.of()), "");
    }
    return fromHash(key, content);
  }

  private Loaded fromHash(ExecutionKey key, Response content) {
    String fence = "";
    ExecutionStart start = null;
    Progress progress = null;
    List<String> frames = new ArrayList<>();
    for (int i = 0; i < content.size(); i += 2) {
      String field = content.get(i).toString();
      String value = content.get(i + 1).toString();
      switch (field) {
        case CommitArguments.START -> start = codec.start(key, value);
        case CommitArguments.PROGRESS -> {
          int space = value.indexOf(' ');
          fence = value.substring(0, space);
          progress = codec.progress(value.substring(space + 1));
        }
        default -> {
          frames.add(field);
          frames.add(value);
        }
      }
    }
    if (start == null || progress == null) {
      throw new IllegalStateException("the execution " + key + " is incomplete in Redis");
    }
    return new Loaded(new Execution(start, progress, frames(start, frames)), fence);
  }

  private List<Frame> frames(ExecutionStart start, List<String> fields) {
    List<Frame> frames = new ArrayList<>(fields.size() / 2);
    for (int i = 0; i < fields.size(); i += 2) {
      frames.add(codec.frame(start, Integer.parseInt(fields.get(i)), fields.get(i + 1)));
    }
    return frames;
  }

  @Override
  public Future<Boolean> moveDeadline(ExecutionKey key, String fence, int frame, long dueAt) {
    return redis
        .eval(
            MOVE_DEADLINE,
            List.of(keys.execution(key), Keys.deadlines(keys.partition(key))),
            List.of(fence, Keys.deadline(key, frame), dueAt))
        .map(response -> response.toInteger() == 1);
  }

  /** An execution that ended in its first turn, as the one value it is kept as. */
  record WholeExecution(ExecutionStart start, Progress progress, String history) {

    static WholeExecution parse(ExecutionCodec codec, ExecutionKey key, String text) {
      Packed.Reader in = new Packed.Reader(text);
      return new WholeExecution(codec.start(key, in.text()), codec.progress(in.text()), in.text());
    }

    String text(ExecutionCodec codec) {
      return new Packed.Writer()
          .text(codec.start(start))
          .text(codec.progress(progress))
          .text(history)
          .toString();
    }

    Ending ending() {
      Ending ending = progress.ending();
      if (ending == null) {
        throw new IllegalStateException("only an ended execution is kept whole");
      }
      return ending;
    }
  }
}
