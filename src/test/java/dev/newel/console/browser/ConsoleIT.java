package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Seeing and steering executions in the browser. */
class ConsoleIT {

  @RegisterExtension static final ConsoleSite SITE = new ConsoleSite();

  private static SampleData data;

  @BeforeAll
  static void fill() {
    data = new SampleData(SITE.server).fill();
  }

  private static String waiting(String machine) {
    return data.machine(
        machine,
        "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 3600,"
            + " \"End\": true}}}");
  }

  private static void untilTexts(Page page, String selector, String... texts) {
    page.until(
        "[...document.querySelectorAll(%s)].map((one) => one.textContent.trim()).join()"
            .formatted(Page.quote(selector)),
        String.join(",", texts));
  }

  private static String statusOf(String execution) {
    return SITE.server
        .call("DescribeExecution", "{\"executionArn\": \"%s\"}".formatted(execution))
        .text("status");
  }

  @Test
  void shouldShowTheNewestFirstAndFilterByTheAddress() {
    Page page = SITE.open("executions?prefix=ord&status=FAILED&machine=" + data.orders);

    untilTexts(page, ".row .name", "ord-20923", "ord-20917", "ord-20911", "ord-20906", "ord-20905");
    page.click("Succeeded").untilText("ord-20922");
    page.until("location.search.includes('FAILED%2CSUCCEEDED')");
  }

  @Test
  void shouldLeadFromTheFirstPageToWhyAnExecutionFailed() {
    Page page = SITE.open("").untilText("Order.Invalid");

    page.click("ord-20923");
    page.until("location.pathname.endsWith(':ord-20923')");
  }

  @Test
  void shouldAskBeforeItShowsWhatHasBegunMeanwhile() {
    String machine = waiting("live");
    data.start(machine, "first", "{}");
    Page page = SITE.open("executions?machine=" + machine).untilText("first").untilText("live");

    String second = data.start(machine, "second", "{}");
    page.untilText("1 new execution");
    untilTexts(page, ".row .name", "first");
    page.press("n");
    untilTexts(page, ".row .name", "second", "first");

    SITE.server.call("StopExecution", "{\"executionArn\": \"%s\"}".formatted(second));
    page.until("document.querySelector('.row').textContent.includes('Aborted')");
  }

  @Test
  void shouldFindTextInInputs() {
    Page page = SITE.open("executions").until("document.querySelector('.row')");

    page.press("/").type("A-17").press("Enter");
    page.untilText("Searched");
    page.until("document.querySelectorAll('.row').length", 1);
    untilTexts(page, "mark", "A-17");
  }

  @Test
  void shouldStopWhatIsMarkedByTheKeyboard() {
    String machine = waiting("marked");
    String spared = data.start(machine, "spared", "{}");
    String stopped = data.start(machine, "stopped", "{}");
    Page page = SITE.open("executions?machine=" + machine).untilText("spared");

    untilTexts(page, ".row .name", "stopped", "spared");
    page.run("document.querySelector('.table').focus()");
    page.press("x").untilText("1 marked");
    page.click("Stop 1...").untilText("1 marked execution is stopped");
    page.click("Stop").untilText("1 stopped");
    page.until("document.querySelector('.row').textContent.includes('Aborted')");

    assertThat(statusOf(stopped)).isEqualTo("ABORTED");
    assertThat(statusOf(spared)).isEqualTo("RUNNING");
  }

  @Test
  void shouldStopAThousandByTheirFilterAndNoOthers() {
    String machine = waiting("many");
    IntStream.range(0, 1_000).forEach(i -> data.start(machine, "batch-" + i, "{}"));
    String other = data.start(machine, "other", "{}");
    Page page = SITE.open("executions?prefix=batch-&machine=" + machine).untilText("batch-999");

    page.click("Stop all...").untilText("whose name begins with \"batch-\"");
    page.click("Stop").untilText("Stop: done").untilText("1,000 stopped");

    assertThat(statusOf(other)).isEqualTo("RUNNING");
    assertThat(statusOf(other.replace("other", "batch-0"))).isEqualTo("ABORTED");
  }

  @Test
  void shouldStartAnExecution() {
    Page page = SITE.open("machine/" + data.orders).untilText("ord-20923");

    page.click("Start execution").untilText("Without one, a random one is given");
    page.until("document.activeElement.tagName", "INPUT").type("by-hand").press("Tab");
    page.until("document.activeElement.tagName", "TEXTAREA");
    page.run("document.activeElement.select()");
    page.type("{\"total\": 9007199254740993, \"ship\": false, \"items\": []}");
    page.click("Start").until("location.pathname.endsWith(':by-hand')");

    String input =
        SITE.server
            .call(
                "DescribeExecution",
                "{\"executionArn\": \"%s:by-hand\"}"
                    .formatted(data.orders.replace(":stateMachine:", ":execution:")))
            .text("input");
    assertThat(input).contains("9007199254740993");
  }

  @Test
  void shouldCompleteATaskByHand() {
    String arn =
        data.start(data.orders, "by-hand-task", "{\"total\": 1, \"ship\": true, \"items\": []}");
    String polled = "{\"activityArn\": \"%s\", \"workerName\": \"w-<b>3</b>\"}";
    int polls = 0;
    while (!SITE.server
        .call("GetActivityTask", polled.formatted(data.activity))
        .text("input")
        .contains("\"total\":1,")) {
      assertThat(++polls).isLessThan(10);
    }
    Page page = SITE.open("activity/" + data.activity).untilText("by-hand-task");
    page.untilText("w-<b>3</b>");

    page.run(
        "[...document.querySelectorAll('tr')].find((row) =>"
            + " row.textContent.includes('by-hand-task')).querySelector('button').click()");
    page.untilText("Complete the task").click("Complete").untilText("The task is completed");

    assertThat(statusOf(arn)).isEqualTo("SUCCEEDED");
  }

  @Test
  void shouldShowHostileTextsAsTexts() {
    String hostile = "<img src=x onerror=alert(1)>\u202e<script>alert(2)</script>";
    String machine =
        data.machine(
            "hostile",
            Json.MAPPER
                .createObjectNode()
                .put("Comment", hostile)
                .put("StartAt", hostile)
                .set("States", Json.MAPPER.createObjectNode().set(hostile, failing(hostile)))
                .toString());
    data.start(machine, "it", Json.MAPPER.createObjectNode().put(hostile, hostile).toString());
    String seen = "<img src=x onerror=alert(1)>⟨U+202E⟩<script>alert(2)</script>";

    for (String address :
        List.of(
            "", "executions", "executions?q=onerror", "machine/" + machine + "?tab=definition")) {
      Page page = SITE.open(address).untilText(seen);
      assertThat(page.eval("document.querySelectorAll('img[src=x], #app script').length").asInt())
          .isZero();
      assertThat(page.complaints()).isEmpty();
    }
  }

  private static com.fasterxml.jackson.databind.JsonNode failing(String hostile) {
    return Json.MAPPER
        .createObjectNode()
        .put("Type", "Fail")
        .put("Error", hostile)
        .put("Cause", hostile);
  }
}
