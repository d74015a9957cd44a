package dev.newel.asl.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariableNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "aB_1", "größe", "変数", "\ud835\udc65", "a\u0301"})
  void shouldTakeIdentifiers(String name) {
    assertThat(VariableName.isWellFormed(name)).isTrue();
    assertThat(VariableName.at("$" + name + ".b", 1)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1a", "_a", "a.b", "a[0]", "a b", "a-b", "$a", "a$", "a\u0000", "a\u200b"})
  void shouldRefuseAnythingElse(String name) {
    assertThat(VariableName.isWellFormed(name)).isFalse();
  }

  @Test
  void shouldFindNoNameWhereNoneBegins() {
    assertThat(VariableName.at("$", 1)).isEmpty();
    assertThat(VariableName.at("$.a", 1)).isEmpty();
  }
}
