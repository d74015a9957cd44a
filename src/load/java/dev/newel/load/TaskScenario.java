package dev.newel.load;

import java.io.IOException;
import java.time.Duration;

/** Activity tasks, as fast as they go or one at a time. */
final class TaskScenario implements Scenario {

  private final Workers.Shape shape;
  private final Installation installation;
  private final Workers workers;

  TaskScenario(Workers.Shape shape, Installation installation, EventLoop loop, Api api)
      throws IOException {
    this.shape = shape;
    this.installation = installation;
    this.workers = new Workers(shape, loop, api);
  }

  @Override
  public String name() {
    return shape.name();
  }

  @Override
  public Figures run(Duration time) throws IOException {
    Figures figures = new Figures();
    workers.begin();
    Meter meter = new Meter(installation);
    long roundTrips = workers.run(time);
    if (shape.pause().isZero()) {
      meter.reportRate(figures, "round trips", roundTrips);
    }
    meter.reportCost(figures, roundTrips);
    workers.startToWorker().reportTo(figures, "start to worker");
    workers.finish();
    return figures;
  }
}
