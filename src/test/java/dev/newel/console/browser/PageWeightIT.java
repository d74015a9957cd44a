package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a page loads in fact, with all that it fetches once it is shown, in a browser that has none
 * of it.
 */
class PageWeightIT {

  private static final int MOST_BYTES = 60 << 10;

  /** Of the page's own files, as they are sent; what it reads of executions is not among them. */
  private static final String LOADED =
      "performance.getEntries().filter(({entryType, name}) => entryType === 'navigation' ||"
          + " /\\/console\\/(?!api\\/|events)/.test(name))"
          + ".map(({name, encodedBodySize}) => ({name, encodedBodySize}))";

  private static final String SUM =
      "(" + LOADED + ").reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0)";

  private static final String ENDS =
      "performance.getEntriesByType('resource').map(({responseEnd}) => responseEnd)";

  @RegisterExtension static final ConsoleSite SITE = new ConsoleSite();

  private static SampleData data;

  @BeforeAll
  static void fill() {
    data = new SampleData(SITE.server).fill();
  }

  static Stream<String> addresses() {
    return Stream.of(
        "",
        "executions",
        "machine/{machine}",
        "machine/{machine}?tab=releases",
        "activity/{activity}",
        "compare?a={failed}&b={ended}&state=Refuse",
        "execution/{failed}",
        "execution/{ended}?state=Price",
        "execution/{ended}?state=Price%20items",
        "execution/{running}?state=Ship",
        "execution/{failed}?tab=table",
        "execution/{failed}?tab=timeline",
        "execution/{failed}?tab=events&event=2",
        "execution/{failed}?tab=data",
        "execution/{failed}?tab=definition");
  }

  private static String execution(int number) {
    return data.orders.replace("stateMachine", "execution") + ":ord-" + (20_900 + number);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void shouldBeLight(String address) {
    Page page =
        SITE.open(
            address
                .replace("{failed}", execution(5))
                .replace("{ended}", execution(4))
                .replace("{running}", execution(16))
                .replace("{machine}", data.orders)
                .replace("{activity}", data.activity));
    page.until("document.querySelector('h1')");
    if (address.contains("state=") || address.equals("execution/{failed}")) {
      page.until("document.querySelector('.inspector .payload, .compare-data .payload')");
    }
    page.until("performance.now() - Math.max(..." + ENDS + ") > 400");

    int bytes = page.eval(SUM).asInt();

    assertThat(bytes).as(page.eval(LOADED).toString()).isBetween(20 << 10, MOST_BYTES);
  }
}
