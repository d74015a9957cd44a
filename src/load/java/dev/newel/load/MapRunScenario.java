package dev.newel.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;

/**
 * One execution after the other with a distributed Map state, each of whose items has a child
 * execution of one state.
 */
final class MapRunScenario implements Scenario {

  private static final String RUNNING = "RUNNING";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Short beside what a Map Run takes, and seldom enough to cost nothing beside it. */
  private static final Duration LOOK = Duration.ofMillis(20);

  /**
   * @param items of each execution
   * @param type of the child executions: STANDARD or EXPRESS
   * @param workers that do the one task of each child; 0 where that has a Pass state
   */
  record Shape(String name, int items, String type, int workers) {

    /**
     * The Map state; the items are numbers that it makes itself.
     *
     * @param child the state of the children
     */
    ObjectNode state(ObjectNode child) {
      ObjectNode map =
          Api.object()
              .put("Type", "Map")
              .put("QueryLanguage", "JSONata")
              .put("Items", "{% [1.." + items + "] %}");
      ObjectNode processor = map.putObject("ItemProcessor").put("StartAt", "S");
      processor.putObject("ProcessorConfig").put("Mode", "DISTRIBUTED").put("ExecutionType", type);
      processor.putObject("States").set("S", child.put("End", true));
      return map;
    }
  }

  private final Shape shape;
  private final Installation installation;
  private final EventLoop loop;
  private final Api api;
  private final ActivityWorkers workers;
  private final String machine;

  MapRunScenario(Shape shape, Installation installation, EventLoop loop, Api api)
      throws IOException {
    this.shape = shape;
    this.installation = installation;
    this.loop = loop;
    this.api = api;
    String activity = api.createActivity(shape.name());
    workers = new ActivityWorkers(loop, activity, ActivityWorkers.Listener.NONE);
    ObjectNode child =
        shape.workers() == 0
            ? Api.object().put("Type", "Pass")
            : Api.object().put("Type", "Task").put("Resource", activity);
    machine = api.createMachine(shape.name(), shape.state(child), 1);
  }

  @Override
  public String name() {
    return shape.name();
  }

  @Override
  public Figures run(Duration time) throws IOException {
    workers.begin(shape.workers());
    Meter meter = new Meter(installation);
    long end = System.nanoTime() + time.toNanos();
    long items = 0;
    do {
      awaitSuccess(api.start(machine));
      items += shape.items();
    } while (System.nanoTime() < end);
    Figures figures = new Figures();
    meter.reportRate(figures, "items", items);
    meter.reportCost(figures, items);
    workers.finish();
    return figures;
  }

  private void awaitSuccess(String execution) throws IOException {
    long givenUpAt = System.nanoTime() + PATIENCE.toNanos();
    String status = api.statusOf(execution);
    while (status.equals(RUNNING)) {
      if (System.nanoTime() > givenUpAt) {
        throw new IOException(execution + " does not end");
      }
      loop.runFor(LOOK);
      status = api.statusOf(execution);
    }
    if (!status.equals("SUCCEEDED")) {
      loop.errors().add(execution + " is " + status);
    }
  }
}
