package dev.newel.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Makes the faults of a script happen, one after the other, and undoes them. */
final class FaultRunner {

  private static final long SLOW_MS = 150;

  private final Cluster cluster;
  private final List<Future<?>> happening = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  FaultRunner(Cluster cluster) {
    this.cluster = cluster;
  }

  void begin(List<Fault> script) {
    for (Fault fault : script) {
      happening.add(clock.schedule(() -> begin(fault), fault.at(), TimeUnit.MILLISECONDS));
      if (fault.lasts() > 0) {
        happening.add(clock.schedule(() -> end(fault), fault.end(), TimeUnit.MILLISECONDS));
      }
    }
  }

  /** Waits for the end of the script; a fault that could not be made fails the run. */
  void awaitEnd() throws InterruptedException, ExecutionException {
    for (Future<?> each : happening) {
      each.get();
    }
    clock.shutdown();
  }

  private void begin(Fault fault) {
    Instance instance = cluster.instance(fault.instance());
    try {
      switch (fault.kind()) {
        case KILL -> instance.kill();
        case PAUSE -> instance.signal("STOP");
        case CUT -> instance.proxy().cut();
        case REFUSE -> instance.proxy().refuse(true);
        case SLOW -> instance.proxy().slow(SLOW_MS);
        case SWALLOW, LOSE -> instance.proxy().swallow(true);
        case FAILOVER -> cluster.failOver();
        case KILL_PRIMARY -> cluster.stallReplica();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end(Fault fault) {
    Instance instance = cluster.instance(fault.instance());
    try {
      switch (fault.kind()) {
        case KILL -> instance.start();
        case PAUSE -> instance.signal("CONT");
        case REFUSE -> instance.proxy().refuse(false);
        case SLOW -> instance.proxy().slow(0);
        case SWALLOW -> instance.proxy().swallow(false);
        case LOSE -> {
          instance.proxy().cut();
          instance.proxy().swallow(false);
        }
        case KILL_PRIMARY -> cluster.killPrimary();
        case CUT, FAILOVER -> {
          // nothing is left to be undone
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
