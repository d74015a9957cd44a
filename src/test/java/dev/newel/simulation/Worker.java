package dev.newel.simulation;

import static dev.newel.simulation.Timeline.MS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;

/** Polls for tasks of an activity, works on them, and answers until it is heard. */
final class Worker {

  private static final long POLL_PATIENCE = (Instance.POLL.toMillis() + 10_000) * MS;

  private final World world;
  private final Ledger ledger;
  private final Home home;
  private final String activity;
  private final String name;
  private final boolean risky;
  private int polls;

  Worker(World world, Ledger ledger, Home home, String activity, int number) {
    this.world = world;
    this.ledger = ledger;
    this.home = home;
    this.activity = activity;
    this.name = home.text() + " " + activity + number;
    this.risky = activity.equals(Machine.RISKY_ACTIVITY);
  }

  void poll() {
    String unique = name + "-" + ++polls;
    ObjectNode input =
        World.object()
            .put("activityArn", Machine.activityArn(home, activity))
            .put("workerName", unique);
    Request request =
        world.call(
            home, "GetActivityTask", input, null, POLL_PATIENCE, answer -> polled(unique, answer));
    if (request != null && world.isFaulty() && chance().oneIn(12)) {
      world.timeline().after(chance().millis(1, 4_000), request::abandon);
    }
  }

  private Chance chance() {
    return world.chance();
  }

  private void pollAfter(long micros) {
    world.timeline().after(micros, this::poll);
  }

  private void polled(String unique, Answer answer) {
    ObjectNode body = answer.body();
    if (body == null) {
      if (answer.isCut()) {
        ledger.cutOff(unique);
      }
      Rule.NO_OTHER_ERROR.check(answer.isToBeRepeated(), () -> "a poll got " + answer.error());
      pollAfter(chance().millis(20, 500));
    } else if (body.has("taskToken")) {
      String token = body.get("taskToken").textValue();
      ledger.handedOut(token, unique, home);
      work(unique, token);
    } else {
      pollAfter(chance().millis(0, 50));
    }
  }

  private void work(String unique, String token) {
    if (risky && world.isFaulty() && chance().oneIn(8)) {
      ledger.cutOff(unique);
      pollAfter(chance().millis(1, 2_000));
    } else if (risky && world.isFaulty() && chance().oneIn(6)) {
      beat(token, 7, 8_000);
    } else if (activity.equals(Machine.BEATING_ACTIVITY)) {
      beat(token, 3, 3_000);
    } else {
      world.timeline().after(chance().millis(0, 300), () -> answer(token));
    }
  }

  private void beat(String token, int times, long everyMillis) {
    if (times == 0) {
      answer(token);
      return;
    }
    world.persist(
        home,
        "SendTaskHeartbeat",
        World.object().put("taskToken", token),
        "beat",
        heard -> {
          Rule.ANSWERED_ALIKE.check(heard.body() != null, () -> "a heartbeat got " + heard.error());
          world.timeline().after(everyMillis * MS, () -> beat(token, times - 1, everyMillis));
        });
  }

  private void answer(String token) {
    if (risky && chance().oneIn(4)) {
      fail(token);
      return;
    }
    succeed(token);
    if (world.isFaulty() && chance().oneIn(6)) {
      succeed(token);
    }
    pollAfter(
        activity.equals(Machine.SOLO_ACTIVITY)
            ? chance().millis(600, 1_000)
            : chance().millis(0, 200));
  }

  private void fail(String token) {
    ObjectNode input = World.object().put("taskToken", token).put("error", "Unlucky");
    world.persist(
        home,
        "SendTaskFailure",
        input,
        "failure:" + ledger.nextResult(),
        heard -> {
          Rule.ANSWERED_ALIKE.check(heard.body() != null, () -> "a failure got " + heard.error());
          pollAfter(chance().millis(0, 200));
        });
  }

  private void succeed(String token) {
    long result = ledger.nextResult();
    ObjectNode input =
        World.object().put("taskToken", token).put("output", "{\"result\":" + result + "}");
    world.persist(
        home,
        "SendTaskSuccess",
        input,
        "success:" + result,
        heard -> {
          if (heard.body() != null) {
            ledger.acknowledged(result, token);
          } else {
            Rule.NO_OTHER_ERROR.check(
                heard.isError("TaskTimedOut"), () -> "a result got " + heard.error());
            ledger.refused(result, token);
          }
        });
  }
}
