package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one can learn of a run beyond what became of its states. */
class RunDetailsIT {

  private static final String ORDER =
      """
      {"StartAt": "Items", "States": {
        "Items": {"Type": "Map", "ItemsPath": "$.items", "ResultPath": "$.priced",
          "Assign": {"count.$": "States.ArrayLength($)"}, "Next": "Both",
          "ItemProcessor": {"StartAt": "Price", "States": {
            "Price": {"Type": "Pass", "Parameters": {"of.$": "$"}, "End": true}}}},
        "Both": {"Type": "Parallel", "ResultPath": "$.both", "Next": "Known?", "Branches": [
          {"StartAt": "Left", "States": {"Left": {"Type": "Pass", "Result": "l", "End": true}}},
          {"StartAt": "Right", "States": {"Right": {"Type": "Pass", "Result": "r", "End": true}}}]},
        "Known?": {"Type": "Choice", "Default": "Done",
          "Choices": [{"Variable": "$.order", "StringEquals": "none", "Next": "Refuse"}]},
        "Refuse": {"Type": "Fail"},
        "Done": {"Type": "Pass", "Parameters": {"count.$": "$count"}, "End": true}}}
      """;

  private static final String STEPS =
      "[...document.querySelectorAll('.path li')].find((one) =>"
          + " one.querySelector('h3').textContent === '%s')?.querySelector('pre')?.textContent"
          + ".replace(/\\s/g, '')";

  @RegisterExtension static final ConsoleSite SITE = new ConsoleSite();

  private static String ended;

  @BeforeAll
  static void run() {
    SampleData data = new SampleData(SITE.server);
    String machine = data.machine("detailed", ORDER);
    ended = data.start(machine, "first", "{\"order\": \"A-17\", \"items\": [7, 8]}");
    data.start(machine, "second", "{\"order\": \"A-17\", \"items\": []}");
    data.start(machine, "third", "{\"order\": \"B-2\", \"items\": []}");
  }

  private static Page open(String query) {
    return SITE.open("execution/" + ended + query);
  }

  @Test
  void shouldShowWhichWaysItHasGone() {
    Page page = open("").until("document.querySelectorAll('.line-gone').length === 3");

    assertThat(page.eval("document.querySelectorAll('.line').length").asInt()).isEqualTo(4);
  }

  @Test
  void shouldPutTheResultsOfIterationsAndBranchesTogether() {
    Page page = open("?state=Items&view=path");
    page.until(STEPS.formatted("After ResultSelector") + " === '[{\"of\":7},{\"of\":8}]'");

    page = open("?state=Both&view=path");
    page.until(STEPS.formatted("After ResultSelector") + " === '[\"l\",\"r\"]'");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void shouldShowTheVariablesThatAStateCouldSee() {
    Page page = open("?state=Done&view=path");
    page.until(STEPS.formatted("Variables before") + " === '{\"count\":2}'");
    page.until(STEPS.formatted("After Parameters") + " === '{\"count\":2}'");
  }

  @Test
  void shouldLeadToOthersWithTheSameValue() {
    Page page = open("?state=Items").until("document.querySelector('.inspector .payload')");

    page.click("Others with the same value").click("\"A-17\"");
    page.until("document.querySelectorAll('.row').length === 2");
    page.untilText("second");
    assertThat(page.eval("document.body.innerText").asText()).doesNotContain("third");
  }

  @Test
  void shouldGiveTheGraphAsFiles() {
    Page page = open("").until("document.querySelector('.line-gone')");
    page.eval(
        "((make) => { URL.createObjectURL = (blob) => { globalThis.saved = blob;"
            + " return make.call(URL, blob); }; })(URL.createObjectURL)");

    page.click("Save as SVG").until("globalThis.saved?.type === 'image/svg+xml'");
    JsonNode text = page.eval("saved.text()");
    assertThat(text.asText()).contains("Known?", "viewBox=").doesNotContain("class=", "var(--");
    page.click("Save as PNG").until("globalThis.saved?.type === 'image/png'");
    assertThat(page.eval("createImageBitmap(saved).then(({width}) => width)").asInt())
        .isGreaterThan(200);
    assertThat(page.complaints()).isEmpty();
  }
}
