package dev.newel.store.redis.client.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodesUrlTest {

  private static final Address NODE = new Address("10.0.0.9", 7000);

  @Test
  void shouldReadSentinels() {
    NodesUrl url = of("redis+sentinel://ann:s%40crt@a:1,b,[::1]:2/main/3");

    assertThat(url.form()).isEqualTo(NodesUrl.Form.SENTINEL);
    assertThat(url.addresses())
        .isEqualTo(List.of(new Address("a", 1), new Address("b", 26379), new Address("::1", 2)));
    assertThat(url.primaryName()).isEqualTo("main");
    assertThat(url.dataUrl(NODE)).isEqualTo("redis://ann:s%40crt@10.0.0.9:7000/3");
    assertThat(url.sentinelUrl(NODE)).isEqualTo("redis://10.0.0.9:7000");
  }

  @Test
  void shouldTellThePasswordOfTheSentinelsFromThatOfTheServers() {
    NodesUrl url =
        of("rediss+sentinel://a/main?password=one&sentinel-user=bob&sentinel-password=two");

    assertThat(url.dataUrl(NODE)).isEqualTo("rediss://10.0.0.9:7000?password=one");
    assertThat(url.sentinelUrl(NODE)).isEqualTo("rediss://10.0.0.9:7000?user=bob&password=two");
  }

  @Test
  void shouldReadACluster() {
    NodesUrl url = of("rediss+cluster://:secret@a:1,b/?user=ann");

    assertThat(url.form()).isEqualTo(NodesUrl.Form.CLUSTER);
    assertThat(url.addresses()).isEqualTo(List.of(new Address("a", 1), new Address("b", 6379)));
    assertThat(url.dataUrl(NODE)).isEqualTo("rediss://:secret@10.0.0.9:7000?user=ann");
    assertThat(url.dataUrl(new Address("::1", 1))).isEqualTo("rediss://:secret@[::1]:1?user=ann");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://a:1/0",
        "rediss://a",
        "unix:///tmp/redis.sock",
        "redis+cluster://",
        "redis+cluster://a:port",
        "redis+other://a:1"
      })
  void shouldLeaveOtherUrlsAlone(String url) {
    assertThat(NodesUrl.of(url)).isEmpty();
  }

  private static NodesUrl of(String url) {
    return NodesUrl.of(url).orElseThrow();
  }
}
