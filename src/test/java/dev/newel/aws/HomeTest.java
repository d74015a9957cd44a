package dev.newel.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomeTest {

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
    "us-east-1, aws",
    "cnidaria, aws"
  })
  void shouldBeInThePartitionOfItsRegion(String region, String partition) {
    assertThat(Home.of(region, "000000000000"))
        .isEqualTo(new Home(partition, region, "000000000000"));
  }

  @Test
  void shouldReadItsOwnText() {
    Home home = Home.of("cn-north-1", "123456789012");

    assertThat(home.text()).isEqualTo("123456789012/cn-north-1");
    assertThat(Home.parse(home.text())).isEqualTo(home);
    assertThatThrownBy(() -> Home.parse("123456789012"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000000000", "123456789012"})
  void shouldKnowAnAccount(String text) {
    assertThat(Home.isAccount(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12345678901",
        "1234567890123",
        "12345678901a",
        "12345678901 ",
        "１２３４５６７８９０１２"
      })
  void shouldKnowNoAccount(String text) {
    assertThat(Home.isAccount(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "x", "ap-southeast-7", "abcdefghijklmnopqrstuvwxyz-12345"})
  void shouldKnowARegion(String text) {
    assertThat(Home.isRegion(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20261126",
        "-east",
        "US-EAST-1",
        "us_east",
        "us/east",
        "us:east",
        "us east",
        "us}east",
        "ünlü",
        "abcdefghijklmnopqrstuvwxyz-123456"
      })
  void shouldKnowNoRegion(String text) {
    assertThat(Home.isRegion(text)).isFalse();
  }
}
