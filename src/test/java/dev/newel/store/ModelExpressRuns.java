package dev.newel.store;

import dev.newel.interpreter.model.start.ExecutionStart;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs of Express machines in a model, as one instance sees them. */
record ModelExpressRuns(ModelServer server, Wire wire) implements ExpressRuns {

  @Override
  public Future<ExecutionStart> enter(ExecutionStart start, Collection<Run> ended) {
    List<Run> struck = List.copyOf(ended);
    return wire.send(() -> of(Run.of(start)).enter(start, struck));
  }

  @Override
  public Future<@Nullable Left> takeOver(Run run) {
    return wire.send(() -> Optional.ofNullable(of(run).takeOver(run)))
        .map(left -> left.orElse(null));
  }

  @Override
  public Future<Void> renew(Collection<Run> runs, long leaseMillis) {
    List<Run> renewed = List.copyOf(runs);
    return wire.send(
            () -> {
              renewed.forEach(run -> of(run).renew(run, leaseMillis));
              return true;
            })
        .mapEmpty();
  }

  @Override
  public Future<Void> strike(Collection<Run> runs) {
    List<Run> struck = List.copyOf(runs);
    return wire.send(
            () -> {
              struck.forEach(run -> of(run).kept().remove(run));
              return true;
            })
        .mapEmpty();
  }

  private ModelRuns of(Run run) {
    return server.partition(run.execution()).runs;
  }
}
