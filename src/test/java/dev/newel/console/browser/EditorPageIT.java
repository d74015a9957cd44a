package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A definition is written in the browser, checked while it is, tried, and kept. */
class EditorPageIT {

  private static final String LINES =
      """
      {
        "StartAt": "First",
        "States": {
          "First": {
            "Type": "Pass",
            "Next": "Second"
          },
          "Second": {
            "Type": "Task",
            "Resource": "arn:aws:states:us-east-1:000000000000:activity:ship-it",
            "ResultPath": "$.parcel",
            "End": true
          }
        }
      }
      """;

  @RegisterExtension static final ConsoleSite SITE = new ConsoleSite();

  private static SampleData data;

  @BeforeAll
  static void fill() {
    data = new SampleData(SITE.server);
  }

  /** The editor stands in a shadow root, where its styles are no markup. */
  private static final String TEXT = "document.querySelector('.code').shadowRoot";

  private static Page open(String address) {
    return SITE.open(address)
        .until(TEXT + ".querySelector('.cm-line')")
        .until("document.querySelector('.box')")
        .untilText("No problems");
  }

  /** Selects a word in the text, and writes another in its place. */
  private static void replace(Page page, String word, String by) {
    page.until(
        """
        (async () => {
          const root = %s;
          const line = [...root.querySelectorAll('.cm-line')].find((one) => one.textContent.includes(%s));
          const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const at = node.data.indexOf(%2$s);
            if (at >= 0) {
              root.querySelector('.cm-content').focus();
              getSelection().setBaseAndExtent(node, at, node, at + %2$s.length);
            }
          }
          // the editor sets the selection to its own when it gets the focus, a little later
          await new Promise((done) => setTimeout(done, 100));
          return root.getSelection().toString() === %2$s;
        })()
        """
            .formatted(TEXT, Page.quote(word)));
    page.type(by);
  }

  @Test
  void shouldMarkAMistakeAtItsLine() {
    Page page = open("editor/" + data.machine("mistaken", LINES));

    replace(page, "\"Next\"", "\"Nxt\"");
    page.untilText("Field 'Nxt' is not supported");
    page.until(
        "[...document.querySelectorAll('.problems li')].some((one) =>"
            + " one.textContent.replace(/\\s+/g, ' ').includes(\"6:7Field 'Nxt' is not supported\"))");
    page.until(
        "[...%s.querySelectorAll('.cm-lintRange-error')].some((one) => one.textContent === '\"Nxt\"')"
            .formatted(TEXT));
    page.until("document.querySelector('.box.is-marked[data-name=First]')");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void shouldTestAStateWithAMockedResult() {
    Page page = open("editor/" + data.machine("tested", LINES) + "?state=Second");

    page.click("Test state").untilText("gives this result");
    page.run("document.querySelector('.test-panel textarea').select()");
    page.type("{\"order\": 12345678901234567890}");
    page.run("document.querySelectorAll('.test-panel textarea')[1].select()");
    page.type("{\"box\": 7}");
    page.click("Test").untilText("After ResultPath");
    for (String seen : List.of("Succeeded", "12345678901234567890", "\"parcel\"", "\"box\": 7")) {
      page.until(
          "document.querySelector('.test-answer').innerText.includes(%s)"
              .formatted(Page.quote(seen)));
    }
  }

  @Test
  void shouldSaveARevision() {
    String machine = data.machine("revised", LINES);
    Page page = open("editor/" + machine);

    replace(page, "$.parcel", "$.package");
    page.untilText("draft").untilText("No problems").click("Save as revision").untilText("saved");
    assertThat(
            SITE.server
                .call("DescribeStateMachine", "{\"stateMachineArn\": \"%s\"}".formatted(machine))
                .text("definition"))
        .isEqualTo(LINES.replace("$.parcel", "$.package"));
  }

  @Test
  void shouldCreateAMachine() {
    Page page = open("editor");

    page.click("Create...").untilText("It cannot be changed later");
    page.run("document.querySelector('dialog input').focus()");
    page.type("written-here").click("Create");
    page.until("location.pathname.endsWith(':written-here')");
    assertThat(
            SITE.server
                .call(
                    "DescribeStateMachine",
                    "{\"stateMachineArn\": \"%s\"}"
                        .formatted(data.orders.replace("order-flow", "written-here")))
                .text("definition"))
        .contains("\"StartAt\": \"Hello\"");
  }
}
