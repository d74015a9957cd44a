package dev.newel.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One side that is set up, and the clients that put loads on it. */
final class TestBed implements AutoCloseable {

  private final Side side;
  private final Installation installation;
  private final EventLoop loop;
  private final Api api;
  private final List<Scenario> scenarios;

  private TestBed(
      Side side, Installation installation, EventLoop loop, Api api, List<Scenario> scenarios) {
    this.side = side;
    this.installation = installation;
    this.loop = loop;
    this.api = api;
    this.scenarios = scenarios;
  }

  /** Starts all of it; what is started is ended at the end of this process at the latest. */
  static TestBed start(LoadOptions options, Side side, Errors errors)
      throws IOException, InterruptedException {
    Installation installation = Installation.start(options, side);
    // on all sides, so that clients are as fast on each: how many calls come at once tells in CPU
    RequestSigner signer =
        options.sides().stream().anyMatch(Side::isSigned) ? new RequestSigner() : null;
    EventLoop loop = new EventLoop(installation.addresses(), errors, signer);
    Api api = new Api(loop);
    List<Scenario> scenarios = new Scenarios(installation, loop, api).wanted(options);
    return new TestBed(side, installation, loop, api, scenarios);
  }

  Side side() {
    return side;
  }

  String redis() throws IOException {
    return installation.redis().description();
  }

  List<Scenario> scenarios() {
    return scenarios;
  }

  void warmUp(Duration time) throws IOException {
    for (Scenario scenario : scenarios) {
      scenario.run(time.dividedBy(scenarios.size()));
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    api.close();
    loop.close();
    installation.close();
  }
}
