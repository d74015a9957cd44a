package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names, payloads, errors and causes that would like to be markup are texts on each view of a run.
 */
class HostileRunIT {

  private static final String MARKUP = "<img src=x onerror=alert(1)>\u202e</script>";
  private static final String SEEN = "<img src=x onerror=alert(1)>⟨U+202E⟩</script>";

  @RegisterExtension static final ConsoleSite SITE = new ConsoleSite();

  private static String arn;
  private static String machine;

  @BeforeAll
  static void run() {
    SampleData data = new SampleData(SITE.server);
    ObjectNode states = Json.MAPPER.createObjectNode();
    states
        .putObject(MARKUP)
        .put("Type", "Fail")
        .put("Error", MARKUP)
        .put("Cause", "{\"" + MARKUP.replace("\u202e", "") + "\": 1}");
    ObjectNode definition = Json.MAPPER.createObjectNode().put("StartAt", MARKUP);
    definition.set("States", states);
    machine = data.machine("hostile", definition.toString());
    arn = data.start(machine, "it", Json.MAPPER.createObjectNode().put(MARKUP, MARKUP).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "execution/{}",
        "execution/{}?view=source",
        "execution/{}?view=path",
        "execution/{}?tab=table",
        "execution/{}?tab=timeline",
        "execution/{}?tab=events&event=2",
        "execution/{}?tab=data",
        "execution/{}?tab=definition",
        "compare?a={}&b={}",
      })
  void shouldBeText(String address) {
    Page page = SITE.open(address.replace("{}", arn)).untilText(SEEN);

    assertThat(page.eval("document.querySelectorAll('img[src=x], #app script').length").asInt())
        .isZero();
    assertThat(page.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"editor/{}", "editor/{}?state=x"})
  void shouldBeTextInTheEditor(String address) {
    Page page = SITE.open(address.replace("{}", machine));
    page.until("document.querySelector('.box .name')?.textContent.startsWith('<img')");
    page.until("document.querySelector('.code').shadowRoot.querySelector('.cm-line')");

    assertThat(page.eval("document.querySelectorAll('img[src=x], #app script').length").asInt())
        .isZero();
    assertThat(page.complaints()).isEmpty();
  }
}
