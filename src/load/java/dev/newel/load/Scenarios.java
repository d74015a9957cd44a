package dev.newel.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All kinds of load that an installation is put under. */
final class Scenarios {

  private final Installation installation;
  private final EventLoop loop;
  private final Api api;

  Scenarios(Installation installation, EventLoop loop, Api api) {
    this.installation = installation;
    this.loop = loop;
    this.api = api;
  }

  /**
   * Makes the machines and activities of those that are wanted, and gives them in the order in
   * which they run. What is not wanted another version need not know.
   */
  List<Scenario> wanted(LoadOptions options) throws IOException {
    List<Scenario> all = new ArrayList<>();
    for (Maker maker : makers(options.idlePolls())) {
      if (options.has(maker.name)) {
        all.add(maker.scenario.make());
      }
    }
    return all;
  }

  private record Maker(String name, Making scenario) {}

  @FunctionalInterface
  private interface Making {
    Scenario make() throws IOException;
  }

  private List<Maker> makers(int idlePolls) {
    var task = new Workers.Shape("task", 16, 16, 64, Duration.ZERO);
    var light = new Workers.Shape("light", 1, 16, 1, Duration.ofMillis(10));
    var idle = new Workers.Shape("idle", 1, idlePolls, 1, Duration.ofMillis(5));
    return List.of(
        express(new ExpressScenario.Shape("sync", true, 1, 32)),
        express(new ExpressScenario.Shape("sync-ten", true, 10, 32)),
        express(new ExpressScenario.Shape("async", false, 1, 32)),
        starts(StartScenario.Shape.ofPasses("start", "executions", 1, 64)),
        starts(StartScenario.Shape.ofPasses("chain", "transitions", 10, 32)),
        starts(StartScenario.Shape.inJsonPath("paths", 32)),
        starts(StartScenario.Shape.inJsonata("jsonata", 32)),
        starts(new StartScenario.Shape("lambda", "calls", 1, call(), 16)),
        new Maker(
            "nested",
            () ->
                new StartScenario(
                    new StartScenario.Shape("nested", "children", 1, parent(), 16),
                    installation,
                    loop,
                    api)),
        mapRuns(new MapRunScenario.Shape("mapruns", 2_000, "STANDARD", 0)),
        mapRuns(new MapRunScenario.Shape("mapruns-express", 2_000, "EXPRESS", 0)),
        mapRuns(new MapRunScenario.Shape("mapruns-tasks", 1_000, "STANDARD", 16)),
        new Maker(NineScenario.NAME, () -> new NineScenario(installation, loop, api)),
        tasks(task),
        tasks(light),
        new Maker(idle.name(), () -> new IdleScenario(idle, installation, loop, api)));
  }

  private Maker express(ExpressScenario.Shape shape) {
    return new Maker(shape.name(), () -> new ExpressScenario(shape, installation, loop, api));
  }

  private Maker starts(StartScenario.Shape shape) {
    return new Maker(shape.name(), () -> new StartScenario(shape, installation, loop, api));
  }

  private Maker mapRuns(MapRunScenario.Shape shape) {
    return new Maker(shape.name(), () -> new MapRunScenario(shape, installation, loop, api));
  }

  private Maker tasks(Workers.Shape shape) {
    return new Maker(shape.name(), () -> new TaskScenario(shape, installation, loop, api));
  }

  private static ObjectNode call() {
    return Api.object()
        .put("Type", "Task")
        .put("Resource", "arn:aws:lambda:us-east-1:000000000000:function:load");
  }

  private ObjectNode parent() throws IOException {
    ObjectNode pass = Api.object().put("Type", "Pass");
    ObjectNode state =
        Api.object()
            .put("Type", "Task")
            .put("Resource", "arn:aws:states:::states:startExecution.sync");
    state.putObject("Parameters").put("StateMachineArn", api.createMachine("child", pass, 1));
    return state;
  }
}
