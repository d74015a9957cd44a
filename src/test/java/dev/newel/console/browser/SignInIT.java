package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.config.NewelConfig;
import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The console where calls must be signed: the browser signs what the server then checks. */
class SignInIT {

  private static final String KEYS =
      """
      {"AccessKeys": [{"AccessKeyId": "AKIAANN", "SecretAccessKey": "secret", "Account": "111122223333"}%s]}
      """;

  private static final String MORE =
      ", {\"AccessKeyId\": \"AKIAGONE\", \"SecretAccessKey\": \"secret\","
          + " \"Account\": \"111122223333\"}";

  @TempDir static Path folder;

  @RegisterExtension
  static final ConsoleSite SITE = new ConsoleSite(new NewelServer(SignInIT::config));

  private static NewelConfig config() {
    return NewelConfig.builder().httpPort(0).set("auth.keys-file", write(MORE)).build();
  }

  private static String write(String more) {
    try {
      return Files.writeString(folder.resolve("keys.json"), KEYS.formatted(more)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeAll
  static void fill() {
    Workflows flows = new Workflows(sfn());
    String machine = flows.machine("signed-machine", Workflows.pass("signed"));
    flows.start(machine, "{}");
  }

  private static SfnClient sfn() {
    return SITE.server.sfn("us-east-1", "AKIAANN");
  }

  private static Page signIn(Page page, String secret) {
    return signIn(page, "AKIAANN", secret);
  }

  private static Page signIn(Page page, String id, String secret) {
    page.until("document.querySelector('input[name=id]')");
    choose(page, "id").type(id);
    return choose(page, "secret").type(secret).press("Enter");
  }

  /** So that what is typed takes the place of what stands in the field. */
  private static Page choose(Page page, String field) {
    page.eval("document.querySelector('input[name=%s]').select()".formatted(field));
    return page;
  }

  @Test
  void shouldShowNothingBeforeThereIsAKey() {
    Page page = SITE.open("machines").untilText("Sign in");

    signIn(page, "another").untilText("The request signature we calculated does not match");
    assertThat(page.requests())
        .filteredOn(url -> url.contains("/console/api/") || url.contains("/console/events"))
        .allMatch(url -> url.endsWith("/console/api/about"));
    signIn(page, "secret").untilText("signed-machine");
  }

  /** Reads, actions, the stream of what changes, and a download: each is signed in its own way. */
  @Test
  void shouldSignAllThatItAsksFor() {
    Page page = signIn(SITE.open("executions").untilText("Sign in"), "secret");

    page.untilText("signed-machine").until("document.querySelector('.live.live')");
    String export =
        page.eval(
                "import('/console/sign.js').then((m) => m.presigned("
                    + "'/console/api/executions/export?prefix=%28a%20b%29*',"
                    + " JSON.parse(sessionStorage.getItem('newel.key'))))"
                    + ".then((url) => fetch(url)).then((answer) => String(answer.status))")
            .asText();
    assertThat(export).isEqualTo("200");
    page.go(SITE.url("machines")).untilText("signed-machine");
    assertThat(page.eval("localStorage.getItem('newel.key')").isNull()).isTrue();
    assertThat(page.eval("localStorage.getItem('newel.home')").asText()).contains("111122223333");
  }

  /** A page that nobody does anything on asks for nothing but its stream. */
  @Test
  void shouldAskForAnotherKeyWhereTheStreamIsRefused() {
    Page page = signIn(SITE.open("executions").untilText("Sign in"), "AKIAGONE", "secret");
    page.untilText("signed-machine").until("document.querySelector('.live.live')");

    write("");
    SfnClient gone = SITE.server.sfn("us-east-1", "AKIAGONE");
    Awaitility.await()
        .untilAsserted(
            () -> assertThatThrownBy(gone::listActivities).hasMessageContaining("token"));
    page.eval("import('/console/live.js').then((m) => { m.watch({keys: ['m:*']}); })");

    page.untilText("Yours stays in this tab");
    assertThat(page.eval("sessionStorage.getItem('newel.key')").isNull()).isTrue();
  }

  @Test
  void shouldForgetTheKeyWhenTold() {
    Page page = signIn(SITE.open("machines").untilText("Sign in"), "secret");

    page.untilText("signed-machine").click("Region and account: us-east-1").click("Sign out");

    page.untilText("Yours stays in this tab");
    assertThat(page.eval("sessionStorage.length").asInt()).isZero();
  }
}
