package dev.newel.load;

import java.io.IOException;
import java.time.Duration;

/** Polls that wait for long, what they cost meanwhile, and tasks for a few of them then. */
final class IdleScenario implements Scenario {

  private static final double KIB = 1024;

  private final Workers.Shape shape;
  private final Installation installation;
  private final EventLoop loop;
  private final Workers workers;

  IdleScenario(Workers.Shape shape, Installation installation, EventLoop loop, Api api)
      throws IOException {
    this.shape = shape;
    this.installation = installation;
    this.loop = loop;
    this.workers = new Workers(shape, loop, api);
  }

  @Override
  public String name() {
    return shape.name();
  }

  @Override
  public Figures run(Duration time) throws IOException {
    Figures figures = new Figures();
    Memory before = installation.newelMemory();
    workers.begin();
    Meter meter = new Meter(installation);
    loop.runFor(time);
    meter.reportUse(figures, "idle");
    Memory held = installation.newelMemory();
    double polls = shape.workers();
    figures.put("resident per poll, KiB", (held.resident() - before.resident()) / polls / KIB);
    figures.put("heap per poll, KiB", (held.heap() - before.heap()) / polls / KIB);
    workers.run(time);
    workers.startToWorker().reportTo(figures, "start to worker");
    workers.finish();
    return figures;
  }
}
