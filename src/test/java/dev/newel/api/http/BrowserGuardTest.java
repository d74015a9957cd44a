package dev.newel.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.api.TestApi;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserGuardTest {

  private static TestApi server;

  @BeforeAll
  static void start() {
    server = new TestApi();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Headers of a GET, apart by commas. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost:8083,Origin: http://evil.example",
        "Host: localhost:8083,Origin: null",
        "Host: localhost:8083,Origin: http://localhost:9999",
        "Host: localhost:8083,Sec-Fetch-Site: cross-site",
        "Host: localhost:8083,Sec-Fetch-Site: same-site",
        "Host: localhost:8083,Sec-Fetch-Site: none,Sec-Fetch-Mode: navigate",
        "Host: localhost:8083,Sec-Fetch-Mode: navigate",
        "Host: localhost:8083,Origin: http://localhost:8083,Sec-Fetch-Site: cross-site",
        "Host: localhost:8083,Referer: http://evil.example/",
        "Host: localhost:8083,Referer: http://localhost:80830/",
        "Host: localhost:8083,Referer: http://localhost:8083@evil.example/",
        "Host: newel.internal,Origin: https://newel.internal:8443",
        "Host: localhost:8083,User-Agent: Mozilla/5.0,Accept-Language: en",
        // a name of the attacker's that resolves to this machine
        "Host: evil.example:8083,Origin: http://evil.example:8083,Sec-Fetch-Site: same-origin",
        "Host: evil.example:8083,Referer: http://evil.example:8083/page",
        "Host: localhost.evil.example,Sec-Fetch-Site: same-origin",
        "Host: 127.0.0.1.evil.example,Sec-Fetch-Site: same-origin",
      })
  void shouldRefuseWebPages(String headers) throws IOException {
    RawHttp.Answer answer = get(headers);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers()).containsEntry("x-amzn-errortype", "AccessDeniedException");
    assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost:8083",
        "Host: newel.default.svc.cluster.local:8083",
        "Host: states.us-east-1.amazonaws.com",
        "Host: sync-states.us-east-1.amazonaws.com",
        "Host: x,User-Agent: curl/8.0,Accept: */*",
        "Host: x,User-Agent: Mozilla/5.0 (Windows NT) WindowsPowerShell/5.1",
        // what fetch of Node.js sends
        "Host: x,User-Agent: node,Sec-Fetch-Mode: cors,Accept-Language: *",
        // pages of Newel's own
        "Host: localhost:8083,Sec-Fetch-Site: same-origin,Sec-Fetch-Mode: cors",
        "Host: localhost:8083,Origin: http://localhost:8083",
        "Host: 127.0.0.1:8083,Origin: http://127.0.0.1:8083,Sec-Fetch-Site: same-origin",
        "Host: [::1]:8083,Origin: http://[::1]:8083",
        "Host: newel.localhost,Referer: http://newel.localhost/console",
        "Host: 10.0.3.7:8083,Origin: http://10.0.3.7:8083,Sec-Fetch-Site: same-origin",
        // behind a proxy that ends TLS
        "Host: newel.internal,Origin: https://newel.internal,Sec-Fetch-Site: same-origin",
        "Host: newel.internal,Referer: https://newel.internal/console/",
      })
  void shouldServeToolsAndItsOwnPages(String headers) throws IOException {
    assertThat(get(headers).status()).isEqualTo(200);
  }

  @Test
  void shouldRefuseASimplePostOfAPage() throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(
          "POST / HTTP/1.1\nHost: localhost\nOrigin: http://evil.example\n"
              + "Content-Type: text/plain\nContent-Length: 21\n\nAction=ListExecutions");

      assertThat(http.read().status()).isEqualTo(403);
    }
  }

  private static RawHttp.Answer get(String headers) throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send("GET /?Action=ListExecutions HTTP/1.1\n" + headers.replace(",", "\n") + "\n\n");
      return http.read();
    }
  }
}
