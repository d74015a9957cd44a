package dev.newel.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.api.TestApi;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser sees of Newel. */
class FrontPageTest {

  /** A typed address, as browsers send it. */
  private static final String TYPED =
      """
      User-Agent: Mozilla/5.0 (X11; Linux x86_64)
      Accept-Language: en
      Accept: text/html,application/xhtml+xml,*/*;q=0.8
      Sec-Fetch-Site: none
      Sec-Fetch-Mode: navigate
      """;

  private static TestApi server;

  @BeforeAll
  static void start() {
    server = new TestApi();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldTellABrowserWhatThisIs() throws IOException {
    RawHttp.Answer page = send("GET / HTTP/1.1\nHost: localhost:8083\n" + TYPED);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers()).containsEntry("content-type", "text/html; charset=utf-8");
    assertThat(page.body())
        .contains("Step Functions", "AWS_ENDPOINT_URL=http://localhost:8083\n", "/health/ready");
  }

  @Test
  void shouldRunNothingAndBeFramedNowhere() throws IOException {
    RawHttp.Answer page = send("GET / HTTP/1.1\nHost: localhost:8083\n" + TYPED);

    String policy = String.valueOf(page.headers().get("content-security-policy"));
    assertThat(List.of(policy.split("; ", -1)))
        .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'none'")
        .noneMatch(part -> part.contains("unsafe") || part.contains("script-src"));
    assertThat(page.headers())
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("referrer-policy", "no-referrer")
        .doesNotContainKey("access-control-allow-origin");
    assertThat(page.body()).doesNotContain("<script", "style=", "http-equiv");
  }

  @Test
  void shouldBeLedToFromAnywhere() throws IOException {
    String link = TYPED.replace("Sec-Fetch-Site: none", "Sec-Fetch-Site: cross-site");

    assertThat(send("GET / HTTP/1.1\nHost: localhost:8083\n" + link).status()).isEqualTo(200);
  }

  @Test
  void shouldAnswerHeadWithoutABody() throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send("HEAD / HTTP/1.1\nHost: x\nConnection: close\n" + TYPED + "\n");
      String head = http.rest();

      assertThat(head).startsWith("HTTP/1.1 200 OK").contains("content-length: ");
      assertThat(head).endsWith("\r\n\r\n").doesNotContain("<html");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "a\"b", "x'y"})
  void shouldNotRepeatAHostThatIsNone(String host) throws IOException {
    assertThat(send("GET / HTTP/1.1\nHost: " + host + "\n" + TYPED).body()).doesNotContain(host);
  }

  @Test
  void shouldLeaveTheQueryFormToTheGuard() throws IOException {
    assertThat(
            send("GET /?Action=ListExecutions HTTP/1.1\nHost: localhost:8083\n" + TYPED).status())
        .isEqualTo(403);
  }

  @Test
  void shouldAnswerProgramsAsBefore() throws IOException {
    RawHttp.Answer answer = send("GET / HTTP/1.1\nHost: localhost:8083\nAccept: */*\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).containsEntry("x-amzn-errortype", "UnknownOperationException");
  }

  private static RawHttp.Answer send(String head) throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(head + "\n");
      return http.read();
    }
  }
}
