package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each page: everybody can use it, and it asks nobody but its own server. */
class EveryPageIT {

  private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  /** What is broken, with where. */
  private static final String CHECK =
      "axe.run().then(({violations}) => violations.map(({id, nodes}) => id + ': ' +"
          + " nodes.map(({target, failureSummary}) => target + ' ' + failureSummary).join('; ')))";

  @RegisterExtension static final ConsoleSite SITE = new ConsoleSite();

  private static SampleData data;
  private static String express;
  private static String axe;
  private static String run;

  @BeforeAll
  static void fill() throws IOException {
    data = new SampleData(SITE.server).fill();
    run = data.runMap();
    express = data.refuseQuickly();
    try (InputStream file = EveryPageIT.class.getClassLoader().getResourceAsStream(AXE)) {
      axe = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** With names of what is yet to be made for the addresses. */
  static Stream<String> addresses() {
    return Stream.of(
        "",
        "executions",
        "executions?q=A-17",
        "executions?q=nowhere-to-be-found",
        "execution/{execution}",
        "execution/{execution}?tab=table",
        "execution/{execution}?tab=timeline",
        "execution/{execution}?tab=events&event=2",
        "execution/{execution}?tab=data",
        "execution/{execution}?state=Refuse&view=source",
        "execution/{express}",
        "compare?a={execution}&b={other}&state=Refuse",
        "editor",
        "editor/{machine}?state=Ship",
        "machines",
        "machine/{machine}",
        "machine/{machine}?tab=definition",
        "machine/{machine}?tab=releases",
        "machine/{machine}?tab=details",
        "machine/{machine}?start=1",
        "activities",
        "activity/{activity}",
        "map-run/{run}",
        "instances",
        "no-such-page");
  }

  private static Page open(String address) {
    Page page =
        SITE.open(
            address
                .replace(
                    "{execution}", data.orders.replace("stateMachine", "execution") + ":ord-20905")
                .replace("{other}", data.orders.replace("stateMachine", "execution") + ":ord-20904")
                .replace("{express}", express)
                .replace("{machine}", data.orders)
                .replace("{run}", run)
                .replace("{activity}", data.activity));
    // until nothing more is read
    return page.until("document.querySelector('h1')")
        .until(
            "performance.now() - (performance.getEntriesByType('resource')"
                + ".reduce((last, one) => Math.max(last, one.responseEnd), 0)) > 400");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void shouldKeepNobodyOutAndAskNobodyElse(String address) {
    Page page = open(address);
    assertThat(page.requests()).allMatch(url -> url.startsWith(SITE.server.url() + "/"));
    assertThat(page.complaints()).isEmpty();

    page.eval(axe + "; undefined");
    assertThat(violations(page)).isEmpty();
    page.look(390, 844, true);
    assertThat(violations(page)).isEmpty();
    page.until("document.documentElement.scrollWidth <= innerWidth");
  }

  private static List<String> violations(Page page) {
    List<String> all = new ArrayList<>();
    for (JsonNode one : page.eval(CHECK)) {
      all.add(one.asText());
    }
    return all;
  }

  @Test
  void shouldGoThroughAPageByTab() {
    Page page = open("executions");
    List<String> stops = new ArrayList<>();
    for (int i = 0; i < 26; i++) {
      page.press("Tab");
      stops.add(
          page.eval(
                  "(({ariaLabel, role, tagName, textContent}) => ariaLabel ?? (role === 'grid' ?"
                      + " role : tagName === 'INPUT' ? tagName : textContent.trim()))"
                      + "(document.activeElement)")
              .asText());
    }

    assertThat(stops)
        .containsSubsequence(
            "Skip to the page",
            "Newel",
            "Overview",
            "Executions",
            "Find executions",
            "Time zone",
            "Stop all...",
            "New execution",
            "Machine",
            "Running",
            "Started",
            "Name begins with",
            "Executions");
  }

  @Test
  void shouldBeDarkForThoseWhoLikeItSo() {
    Page page = open("");
    String ground = "getComputedStyle(document.documentElement).backgroundColor";

    page.until(ground, "rgb(247, 248, 250)");
    page.look(1280, 800, true).until(ground, "rgb(15, 17, 21)");
    page.click("Colours: auto; change to light").until(ground, "rgb(247, 248, 250)");
  }
}
