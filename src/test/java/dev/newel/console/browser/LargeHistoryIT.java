package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nearly 25,000 events: the newest show first, and no more is drawn than is seen. */
class LargeHistoryIT {

  private static final String MAP =
      """
      {"StartAt": "Items", "States": {
        "Items": {"Type": "Map", "ResultPath": null, "Next": "Bad",
          "ItemProcessor": {"StartAt": "Price", "States": {"Price": {"Type": "Pass", "End": true}}}},
        "Bad": {"Type": "Fail", "Error": "Too.Much", "Cause": "as was asked"}}}
      """;

  private static final int ITEMS = 6_200;

  @RegisterExtension static final ConsoleSite SITE = new ConsoleSite();

  private static String arn;

  @BeforeAll
  static void run() {
    SampleData data = new SampleData(SITE.server);
    String items =
        IntStream.range(0, ITEMS).mapToObj(String::valueOf).collect(Collectors.joining(","));
    arn = data.start(data.machine("large", MAP), "large", "[" + items + "]");
    String asked = "{\"executionArn\": \"%s\"}".formatted(arn);
    Awaitility.await()
        .until(() -> SITE.server.call("DescribeExecution", asked).text("status"), "FAILED"::equals);
  }

  @Test
  void shouldShowWhatFailedBeforeTheRestIsRead() {
    Page page = SITE.open("execution/" + arn);

    page.until("document.querySelector('.box[data-name=Bad][data-status=FAILED]')");
    page.until("document.querySelector('.box[data-name=Items][data-status=SUCCEEDED]')");
    page.until("document.querySelector('.replay-at')?.textContent.includes('24,807')");
    List<String> reads =
        page.requests().stream().filter(url -> url.contains("executions/events?")).toList();
    assertThat(reads.get(0)).contains("before=0");
    assertThat(reads).hasSizeGreaterThan(20);
    assertThat(reads.stream().skip(1)).allMatch(url -> url.contains("after="));
  }

  @Test
  void shouldDrawNoMoreEventsThanAreSeen() {
    Page page = SITE.open("execution/" + arn + "?tab=events").untilText("24,807 events");
    page.until("!document.body.innerText.includes('older ones')");

    for (int row : new int[] {0, 9_000, 24_000}) {
      page.run("document.querySelector('.table').scrollTop = %d * 34".formatted(row));
      page.until("document.querySelector('[aria-label=\"Event %d\"]')".formatted(row + 10));
      assertThat(page.eval("document.querySelectorAll('.row').length").asInt()).isLessThan(60);
    }
  }

  @Test
  void shouldDrawAMapOfThousandsAsAHandfulOfElements() {
    Page page = SITE.open("execution/" + arn + "?state=Items").untilText("6,200 succeeded");

    assertThat(page.eval("document.querySelectorAll('.cell').length").asInt()).isLessThan(10);
    assertThat(page.eval("document.querySelectorAll('.graph *').length").asInt()).isLessThan(200);
  }
}
