package dev.newel.console.browser;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Takes pictures of all pages into {@code target/console}, large and small, light and dark, for
 * people to look at: {@code mvn verify -Dconsole.screenshots=true -Dit.test=ScreenshotsIT}.
 */
@EnabledIfSystemProperty(named = "console.screenshots", matches = "true")
class ScreenshotsIT {

  private static final Path FOLDER =
      Path.of(System.getProperty("console.screenshots.folder", "target/console"));

  @RegisterExtension static final ConsoleSite SITE = new ConsoleSite();

  private static SampleData data;
  private static String express;
  private static String mapRun;

  @BeforeAll
  static void fill() {
    data = new SampleData(SITE.server).fill();
    express = data.refuseQuickly();
    mapRun = data.runMap();
  }

  /** Addresses by the names of their pictures. */
  private static Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    pages.put("overview", "");
    pages.put("executions", "executions");
    pages.put("search", "executions?q=A-17");
    pages.put("machines", "machines");
    pages.put("machine", "machine/" + data.orders);
    pages.put("versions", "machine/" + data.nightly + "?tab=releases");
    pages.put("definition", "machine/" + data.orders + "?tab=definition");
    pages.put("start", "machine/" + data.orders + "?start=1");
    pages.put("activities", "activities");
    String execution = "execution/" + data.orders.replace("stateMachine", "execution");
    pages.put("execution", execution + ":ord-20923");
    pages.put("execution-running", execution + ":ord-20921?state=Ship");
    pages.put("execution-timeline", execution + ":ord-20921?tab=timeline");
    pages.put("execution-path", execution + ":ord-20904?state=Price%20items&view=path");
    pages.put("execution-express", "execution/" + express);
    pages.put("execution-events", execution + ":ord-20923?tab=events&event=2");
    pages.put("editor", "editor/" + data.orders + "?state=Ship");
    pages.put("activity", "activity/" + data.activity);
    pages.put("instances", "instances");
    pages.put("map-run", "map-run/" + mapRun);
    String runs = data.orders.replace("stateMachine", "execution");
    pages.put("compare", "compare?a=%s:ord-20923&b=%s:ord-20904".formatted(runs, runs));
    return pages;
  }

  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void shouldTakePictures() throws InterruptedException {
    Page page = SITE.open("");
    for (Map.Entry<String, String> one : pages().entrySet()) {
      for (boolean dark : new boolean[] {false, true}) {
        for (int width : new int[] {1280, 390}) {
          page.look(width, width == 1280 ? 800 : 844, dark).go(SITE.url(one.getValue()));
          page.until("document.querySelector('h1')");
          Thread.sleep(700); // what is read is drawn by then; a picture too early is no failure
          page.screenshot(
              FOLDER.resolve(
                  "%s-%d-%s.png".formatted(one.getKey(), width, dark ? "dark" : "light")));
        }
      }
    }
  }
}
