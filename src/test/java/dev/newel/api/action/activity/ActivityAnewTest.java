package dev.newel.api.action.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;

/** An activity that was deleted and made anew has nothing of the one before. */
class ActivityAnewTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(Duration.ofSeconds(1));

  private static SfnClient sfn;
  private static Workflows flows;

  @BeforeAll
  static void connect() {
    sfn = NEWEL.sfn();
    flows = new Workflows(sfn);
  }

  private static void makeAnew(String name, String activity) {
    sfn.deleteActivity(r -> r.activityArn(activity));
    assertThat(flows.activity(name)).isEqualTo(activity);
  }

  private static String poll(String activity) {
    return sfn.getActivityTask(r -> r.activityArn(activity)).taskToken();
  }

  @Test
  void shouldNotHandOutWhatWasQueuedForTheOneBefore() {
    String activity = flows.activity("queued");
    String machine = flows.taskMachine("queued", activity);
    String old = flows.start(machine, "{}");
    makeAnew("queued", activity);

    assertThat(poll(activity)).isNull();
    assertThat(flows.status(old)).isEqualTo("RUNNING");
    String next = flows.start(machine, "{}");
    sfn.sendTaskSuccess(r -> r.taskToken(flows.task(activity).taskToken()).output("{}"));
    flows.awaitStatus(next, "SUCCEEDED");
  }

  /** While workers come back all the time tasks are kept in memory for a moment. */
  @Test
  void shouldNotHandOutWhatWasHeldForTheOneBefore() {
    String activity = flows.activity("held");
    String machine = flows.taskMachine("held", activity);
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        flows.start(machine, "{}");
      }
      for (int j = 0; j < 10; j++) {
        String token = flows.task(activity).taskToken();
        sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}"));
      }
      flows.start(machine, "{}");
      passTheDoubtfulTime();
      makeAnew("held", activity);

      assertThat(poll(activity)).isNull();
    }
  }

  /** A task may be for an activity that seems made a little later; see {@code offer_tasks.lua}. */
  private static void passTheDoubtfulTime() {
    await().pollDelay(Duration.ofMillis(20)).until(() -> true);
  }

  @Test
  void shouldWakeAPollThatCameToTheOneBefore() {
    String activity = flows.activity("polled");
    String machine = flows.taskMachine("polled", activity);
    assertThat(poll(activity)).isNull();
    makeAnew("polled", activity);
    String execution = flows.start(machine, "{}");

    sfn.sendTaskSuccess(r -> r.taskToken(flows.task(activity).taskToken()).output("{}"));
    flows.awaitStatus(execution, "SUCCEEDED");
  }
}
