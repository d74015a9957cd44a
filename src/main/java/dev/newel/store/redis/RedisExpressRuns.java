package dev.newel.store.redis;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExpressRuns;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.codec.Form;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs of Express machines, in Redis: per partition their records, and whose they are. */
final class RedisExpressRuns implements ExpressRuns {

  private static final Script ENTER = Script.load("enter_run");
  private static final Script TAKE = Script.load("take_run");
  private static final Script STRIKE = Script.load("strike_runs");
  private static final Script RENEW = Script.load("renew_entries");

  private final RedisLink link;
  private final Commands redis;
  private final Keys keys;
  private final Forms forms;
  private final FormatAgreement agreement;
  private final FailureLog failures;
  private final Clock clock;

  /**
   * @param redis a connection of the link, for these runs alone
   */
  RedisExpressRuns(
      RedisLink link,
      Commands redis,
      Keys keys,
      Forms forms,
      FormatAgreement agreement,
      FailureLog failures,
      Clock clock) {
    this.link = link;
    this.redis = redis;
    this.keys = keys;
    this.forms = forms;
    this.agreement = agreement;
    this.failures = failures;
    this.clock = clock;
  }

  @Override
  public Future<ExecutionStart> enter(ExecutionStart start, Collection<Run> ended) {
    if (agreement.isOutdated()) {
      return agreement.refuse();
    }
    Run run = Run.of(start);
    Form form = forms.writes();
    List<Object> arguments = new ArrayList<>(3 + ended.size());
    arguments.add(keys.run(run));
    arguments.add(form.start(start));
    arguments.add(Objects.requireNonNullElse(form.inputAside(start), ""));
    ended.forEach(each -> arguments.add(keys.run(each)));
    return failures
        .watch("the start of an Express execution", redis.eval(ENTER, keysOf(run), arguments))
        .map(there -> there.size() == 0 ? start : start(run, there));
  }

  @Override
  public Future<@Nullable Left> takeOver(Run run) {
    if (agreement.isOutdated()) {
      return agreement.refuse();
    }
    return redis
        .eval(TAKE, keysOf(run), List.of(keys.run(run)))
        .map(
            there ->
                there.size() == 0 ? null : new Left(start(run, there), there.get(2).toInteger()));
  }

  private ExecutionStart start(Run run, Response there) {
    return forms
        .start(
            run.execution(),
            there.get(0).toString(),
            aside -> Json.ofTrusted(there.get(1).toString()))
        .express(run.id());
  }

  @Override
  public Future<Void> renew(Collection<Run> runs, long leaseMillis) {
    long until = clock.millis() + leaseMillis;
    return perPartition(
        runs,
        (partition, members) -> {
          List<Object> renewed = new ArrayList<>(members.size() + 1);
          renewed.add(until);
          renewed.addAll(members);
          return redis.eval(RENEW, List.of(Keys.runs(partition)), renewed);
        });
  }

  @Override
  public Future<Void> strike(Collection<Run> runs) {
    return perPartition(
        runs, (partition, members) -> redis.eval(STRIKE, keysOf(partition), members));
  }

  private interface RunsCommand {
    Future<Response> send(String partition, List<String> members);
  }

  private Future<Void> perPartition(Collection<Run> runs, RunsCommand command) {
    return Future.join(
            runs.stream()
                .collect(
                    Collectors.groupingBy(
                        run -> keys.partition(run.execution()),
                        Collectors.mapping(keys::run, Collectors.toList())))
                .entrySet()
                .stream()
                .map(entry -> command.send(entry.getKey(), entry.getValue()))
                .toList())
        .mapEmpty();
  }

  private List<String> keysOf(Run run) {
    return keysOf(keys.partition(run.execution()));
  }

  private static List<String> keysOf(String partition) {
    return List.of(Keys.runRecords(partition), Keys.runs(partition));
  }

  @Override
  public Future<Void> close() {
    return link.close(redis);
  }
}
