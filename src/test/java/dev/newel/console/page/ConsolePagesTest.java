package dev.newel.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePagesTest {

  private static PageServer server;

  @BeforeAll
  static void start() {
    server = new PageServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/",
        "/console/executions?status=FAILED",
        "/console/execution/arn:aws:states:us-east-1:000000000000:execution:m:e.js",
        "/console/machine/arn%3Aaws%3Astates%3A%3Cscript%3E",
      })
  void shouldAnswerEachAddressWithTheOnePage(String path) {
    HttpResponse<byte[]> page = server.send("GET", path, "Accept", "text/html,*/*");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(text(page))
        .contains("content=\"eu-west-1\"", "content=\"123456789012\"", "content=\"true\"")
        .doesNotContain("{region}", "{import-map}");
  }

  @Test
  void shouldLeadToItself() {
    HttpResponse<byte[]> answer = server.send("GET", "/console", "Accept", "text/html");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(header(answer, "location")).isEqualTo("/console/");
  }

  @Test
  void shouldAllowNoOtherTextThatRunsThanTheImportMap() {
    HttpResponse<byte[]> page = server.send("GET", "/console/", "Accept", "text/html");

    Matcher inline =
        Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
            .matcher(text(page));
    assertThat(inline.find()).isTrue();
    String hash = Digest.ofText(inline.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(header(page, "content-security-policy"))
        .contains(
            "default-src 'none'",
            "script-src 'self' 'sha256-" + hash + "'",
            "style-src 'self'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'")
        .doesNotContain("unsafe");
    assertThat(header(page, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(page, "referrer-policy")).isEqualTo("same-origin");
    assertThat(header(page, "cross-origin-opener-policy")).isEqualTo("same-origin");
    assertThat(header(page, "cross-origin-resource-policy")).isEqualTo("same-origin");
    assertThat(page.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void shouldSendAFileOnceAndCompressed() throws IOException {
    HttpResponse<byte[]> file =
        server.send("GET", "/console/app.js", "Accept-Encoding", "gzip, br");

    assertThat(header(file, "content-type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(header(file, "content-encoding")).isEqualTo("gzip");
    assertThat(header(file, "cache-control")).isEqualTo("no-cache");
    byte[] plain = server.send("GET", "/console/app.js").body();
    assertThat(new GZIPInputStream(new ByteArrayInputStream(file.body())).readAllBytes())
        .isEqualTo(plain);

    String etag = header(file, "etag");
    HttpResponse<byte[]> again = server.send("GET", "/console/app.js", "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void shouldAnswerHeadWithoutABody() {
    HttpResponse<byte[]> head = server.send("HEAD", "/console/base.css");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "content-type")).isEqualTo("text/css; charset=utf-8");
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/no-such.js",
        "/console/lib/no-such.js",
        "/console/libraries.txt",
        "/console/README",
        "/console/index.html",
        "/console/..%2Flua%2Ftime.lua",
        "/console/%2E%2E/lua/time.lua",
        "/console/lib/../../logging.properties",
      })
  void shouldServeNoOtherFiles(String path) {
    assertThat(server.send("GET", path, "Accept", "*/*").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldChangeNothing() {
    assertThat(server.send("POST", "/console/").statusCode()).isEqualTo(405);
  }
}
