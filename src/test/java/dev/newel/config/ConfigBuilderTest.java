package dev.newel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigBuilderTest {

  @Test
  void shouldHaveTheDefaultsWhereNothingIsSet() {
    assertThat(NewelConfig.builder().build()).isEqualTo(NewelConfig.defaults());
  }

  @Test
  void shouldSetWhatApplicationsSet() {
    NewelConfig config =
        NewelConfig.builder()
            .redisUrl("redis://h")
            .dataFolder(Path.of("d"))
            .httpPort(0)
            .withoutHttp()
            .withStatusEvents()
            .set("limits.poll-seconds", "7")
            .build();

    assertThat(config.redis().url()).isEqualTo("redis://h");
    assertThat(config.data().dir()).isEqualTo(Path.of("d"));
    assertThat(config.http())
        .isEqualTo(new NewelConfig.Http("127.0.0.1", 0, false, Set.of(), null));
    assertThat(config.engine().statusEvents()).isTrue();
    assertThat(config.limits().poll()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void shouldTellAllThatIsNotAccepted() {
    ConfigBuilder builder =
        NewelConfig.builder().httpPort(-1).set("http.hots", "x").set("log.level", "LOUD");

    assertThatThrownBy(builder::build)
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.faults())
                    .containsExactly(
                        "there is no setting http.hots; did you mean http.host?",
                        "http.port (the application): '-1' is not accepted; it takes a whole number"
                            + " from 0 to 65535",
                        "log.level (the application): 'LOUD' is not accepted; it takes ERROR,"
                            + " WARNING, INFO or DEBUG"));
  }

  @Test
  void shouldLeaveASixtiethOfAPollForTheWay() {
    assertThat(NewelConfig.defaults().limits().pollEnd()).isEqualTo(Duration.ofSeconds(59));
    assertThat(NewelConfig.builder().set("limits.poll-seconds", "600").build().limits().pollEnd())
        .isEqualTo(Duration.ofSeconds(590));
  }
}
