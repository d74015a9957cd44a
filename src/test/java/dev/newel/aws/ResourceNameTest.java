package dev.newel.aws;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Order-1_2.3", "x+y=z@(!)'", "größe", "名前"})
  void shouldTakeNames(String name) {
    assertThatCode(() -> ResourceName.check(name)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void shouldRefuseWhatAwsForbids(String name) {
    assertThatThrownBy(() -> ResourceName.check(name))
        .isInstanceOf(ServiceException.class)
        .hasMessage("InvalidName: Invalid Name: '" + name + "'");
  }

  static Stream<String> forbidden() {
    Stream<String> special =
        "<>{}[]?*\"#%\\^|~`$&,;:/ \t\n\u00a0\u2003".chars().mapToObj(c -> "a" + (char) c);
    Stream<String> controls =
        IntStream.concat(IntStream.rangeClosed(0, 0x1f), IntStream.rangeClosed(0x7f, 0x9f))
            .mapToObj(c -> (char) c + "a");
    Stream<String> others = Stream.of("", "x".repeat(81), "a\ufffe", "a\uffff", "😀", "a\ud800");
    return Stream.of(special, controls, others).flatMap(names -> names);
  }
}
