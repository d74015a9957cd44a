package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.NewelServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What instances remember of Express executions, on the page that others have. */
class ExpressPageIT {

  private static final String CHECKED =
      """
      {"StartAt": "Check", "States": {
        "Check": {"Type": "Choice", "Default": "Done",
          "Choices": [{"Variable": "$.total", "NumericLessThan": 0, "Next": "Refuse"}]},
        "Refuse": {"Type": "Fail", "Error": "Order.Invalid", "Cause": "the total is negative"},
        "Done": {"Type": "Pass", "Result": {"sum": 9007199254740993}, "End": true}}}
      """;

  @RegisterExtension static final ConsoleSite SITE = new ConsoleSite();

  private static String machine(String name) {
    return SITE.server
        .sfn()
        .createStateMachine(
            r -> r.name(name).type("EXPRESS").roleArn(NewelServer.ROLE).definition(CHECKED))
        .stateMachineArn();
  }

  private static String run(String machine, String name, String input) {
    return SITE.server
        .sfn()
        .startSyncExecution(r -> r.stateMachineArn(machine).name(name).input(input))
        .executionArn();
  }

  private static String box(String state, String status) {
    return "document.querySelector('.box[data-name=%s][data-status=\"%s\"]')"
        .formatted(Page.quote(state), status);
  }

  @Test
  void shouldLeadFromTheMachineToWhatHasFailedAndWhy() {
    String machine = machine("quick");
    String arn = run(machine, "one", "{\"total\": -1}");
    Page page = SITE.open("machine/" + machine).untilText("Order.Invalid");

    page.click("one").until(box("Refuse", "FAILED")).until(box("Done", ""));
    page.until("document.querySelector('.failure')?.textContent.includes('the total is negative')");
    assertThat(page.eval("decodeURIComponent(location.pathname)").asText()).endsWith(arn);
    page.click("Input").until("document.querySelector('.payload')?.textContent.includes('-1')");
    assertThat(page.eval("document.querySelector('.actions').textContent").asText())
        .doesNotContain("Stop", "Redrive", "New like this", "Compare");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void shouldShowTheSameInEachView() {
    String arn = run(machine("viewed"), "two", "{\"total\": 3}");
    Page page =
        SITE.open("execution/" + arn + "?tab=table").until("document.querySelector('.row')");
    page.until(
        "[...document.querySelectorAll('.row')].some((row) => /Done.*Succeeded/.test(row.textContent))");

    page.click("Timeline").until("document.querySelector('.timeline-row')");
    page.click("Events").untilText("ExecutionSucceeded");
    page.click("Input and output").untilText("9007199254740993");
    page.click("Definition").untilText("NumericLessThan");
    page.go(SITE.url("execution/" + arn + "?state=Check&view=path")).untilText("After InputPath");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void shouldSayThatNobodyRemembers() {
    String arn = machine("forgotten").replace("stateMachine", "express") + ":name:id";
    SITE.open("execution/" + arn).untilText("This execution cannot be shown.");
  }
}
