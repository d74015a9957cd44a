package dev.newel.console.browser;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.Newel;
import dev.newel.config.NewelConfig;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.RedisFixture.RedisUrl;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One execution in the browser: seen live, steered, and understood when it has failed. */
@ExtendWith(RedisFixture.class)
class ExecutionPageIT {

  private static final String ORDER =
      """
      {"StartAt": "Items", "States": {
        "Items": {"Type": "Map", "ItemsPath": "$.items", "ResultPath": null, "Next": "Ship",
          "ItemProcessor": {"StartAt": "Price", "States": {"Price": {"Type": "Pass", "End": true}}}},
        "Ship": {"Type": "Task", "Resource": "%s", "Next": "Done"},
        "Done": {"Type": "Succeed"}}}
      """;

  private static final String INPUT = "{\"order\": 9007199254740993, \"items\": [1, 2, 3]}";

  @RegisterExtension static final ConsoleSite SITE = new ConsoleSite();

  private static final Vertx ANOTHER = Vertx.vertx();

  private static Newel another;

  @BeforeAll
  static void deploy(RedisUrl redis) {
    another =
        await(
            Newel.deploy(
                ANOTHER, NewelConfig.builder().httpPort(0).redisUrl(redis.value()).build()));
  }

  @AfterAll
  static void stop() {
    await(another.stop());
    await(ANOTHER.close());
  }

  private static String box(String state, String status) {
    return "document.querySelector('.box[data-name=%s][data-status=%s]')"
        .formatted(Page.quote(state), status);
  }

  @Test
  void shouldLeadToTheCauseInTwoClicksAndToTheInputOfTheStateInOneMore() {
    Tasks tasks = new Tasks(SITE.server, "fails");
    String arn = tasks.begin(ORDER, INPUT);
    tasks.fail("Carrier.Broken", "the door is shut");
    Page page = SITE.open("").untilText("Carrier.Broken");

    page.click("fails").until(box("Ship", "FAILED")).untilText("the door is shut");
    page.until("document.querySelector('.failure').textContent.includes('the door is shut')");
    page.click("Input").untilText("9007199254740993");
    page.until("location.pathname.endsWith(%s)".formatted(Page.quote(arn)));
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void shouldShowAtAnotherInstanceWhatBecomesOfStates() {
    Tasks tasks = new Tasks(SITE.server, "live");
    String arn = tasks.begin(ORDER, INPUT);
    Page page = SITE.open("").go(another.endpoint() + "/console/execution/" + arn);
    page.until(box("Ship", "RUNNING")).until(box("Items", "SUCCEEDED")).untilText("live");

    tasks.succeed("{}");
    page.until(box("Ship", "SUCCEEDED")).until(box("Done", "SUCCEEDED"));
    page.until("document.querySelector('.page-title').textContent.includes('Succeeded')");
  }

  @Test
  void shouldStopAndRedrive() {
    Tasks tasks = new Tasks(SITE.server, "steered");
    String arn = tasks.begin(ORDER, INPUT);
    Page page = SITE.open("execution/" + arn).until(box("Ship", "RUNNING"));

    page.click("Stop").untilText("Stop the execution").click("Stop");
    page.until(box("Ship", "ABORTED"));
    assertThat(tasks.statusOf(arn)).isEqualTo("ABORTED");

    page.click("Redrive").until(box("Ship", "RUNNING"));
    page.until("document.querySelector('.run-facts').textContent.includes('1 redrive')");
    tasks.succeed("{}");
    page.until(box("Done", "SUCCEEDED"));
  }

  @Test
  void shouldAnswerATaskByHand() {
    Tasks tasks = new Tasks(SITE.server, "by-hand");
    String arn = tasks.begin(ORDER, INPUT);
    tasks.take();
    Page page = SITE.open("execution/" + arn + "?state=Ship").untilText("Heartbeat");

    page.click("Heartbeat").untilText("The task has got a heartbeat");
    page.click("Succeed...").untilText("Let the task succeed").click("Succeed");
    page.until(box("Done", "SUCCEEDED"));
    assertThat(tasks.statusOf(arn)).isEqualTo("SUCCEEDED");
  }

  @Test
  void shouldShowEachMomentOfItsPast() {
    Tasks tasks = new Tasks(SITE.server, "replayed");
    String arn = tasks.begin(ORDER, INPUT);
    tasks.succeed("{}");
    Page page = SITE.open("execution/" + arn).until(box("Done", "SUCCEEDED"));

    page.run(
        "const slider = document.querySelector('.replay input'); slider.value = 2;"
            + " slider.dispatchEvent(new Event('input', {bubbles: true}))");
    page.until(box("Items", "RUNNING"));
    page.until("document.querySelectorAll('.box[data-status=\"\"]').length", 3);
    page.until("location.search.includes('at=2')");
    page.click("Now").until(box("Done", "SUCCEEDED"));
  }

  @Test
  void shouldLeadByAddressToAnIterationAndAnEvent() {
    Tasks tasks = new Tasks(SITE.server, "linked");
    String arn = tasks.begin(ORDER, INPUT);
    Page page = SITE.open("execution/" + arn + "?state=Price&item=Items*2").untilText("Items #2");
    page.until("document.querySelector('.payload')?.textContent.includes('3')");

    page.go(SITE.url("execution/" + arn + "?tab=events&event=2")).untilText("event 2");
    page.until("document.querySelector('.inspector h2').textContent === 'MapStateEntered'");
    page.untilText("9007199254740993");
  }

  @Test
  void shouldGoOverTheGraphByTheKeyboard() {
    Tasks tasks = new Tasks(SITE.server, "keyboard");
    String arn = tasks.begin(ORDER, INPUT);
    Page page = SITE.open("execution/" + arn).until(box("Ship", "RUNNING"));

    page.run("document.querySelector('[role=treeitem][tabindex=\"0\"]').focus()");
    page.press("ArrowDown").until("location.search.includes('state=Price')");
    page.press("ArrowDown").until("location.search.includes('state=Ship')");
    page.until("document.activeElement.dataset.name", "Ship");
    page.until("document.activeElement.getAttribute('aria-label')", "Ship, Task, Running");
    page.press("Escape").until("!document.querySelector('.inspector')");
  }

  @Test
  void shouldCompareTwoRuns() {
    Tasks tasks = new Tasks(SITE.server, "compared");
    String one = tasks.begin(ORDER, INPUT);
    tasks.succeed("{}");
    String other = tasks.begin(one, "other", "{\"items\": [7]}");
    tasks.fail("Carrier.Broken", "shut");
    Page page = SITE.open("compare?a=" + one + "&b=" + other).untilText("states differ");

    page.until("document.querySelectorAll('.row').length === 3");
    page.click("Ship");
    page.until("document.querySelectorAll('.compare-data .payload').length >= 2");
    assertThat(page.complaints()).isEmpty();
  }
}
