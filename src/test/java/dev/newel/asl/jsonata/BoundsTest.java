package dev.newel.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No expression takes all of a thread, of its stack, or of the memory. */
class BoundsTest {

  private static final String DOUBLE =
      "($p := function($s, $n) { $n = 0 ? $s : $p($s & $s, $n - 1) }; $length($p('x', %d)))";

  private static final String DEEP = "($f := function($x){ $x <= 0 ? 0 : 1 + $f($x - 1) }; $f(%d))";

  private static final String TREE =
      "($f := function($o, $n){ $n = 0 ? $o : $f([[$o], [$o]], $n - 1) }; ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1..873782] ~> $count() | 873782",
        "$count($range(1, 360145, 1)) | 360145",
        "$length($pad('', 4194304)) | 4194304",
      })
  void shouldAllowWhatAwsAllows(String expression, String answer) {
    assertThat(Answers.of(expression)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1..873783] ~> $count()",
        "[1..10000000]",
        "$range(1, 360146, 1)",
        "$range(1, 1e18, 1)",
        "$pad('', 8388608)",
        "$pad('x', -1e300, 'abc')",
        "$split($pad('', 2000000, 'ab'), '')",
        "$split($pad('', 4000000, 'ab'), 'b')",
        "$replace($pad('', 100000, 'a'), 'a', $pad('', 100000, 'b'))",
        "$replace($pad('', 10000, 'a'), /a/, $pad('', 100000, 'b'))",
        "$join($map([1..1000], function($i){ 'x' & $pad('', 60000) }))",
        "$map([1..1000], function($i){ $pad('', 1000000) })",
        "$map([1..100000], function($i){ [1..1000] })",
        "[1..1000].[1..10000]",
        "($t := $pad('', 3000000); $zip($t & 1, $t & 2, $t & 3, $t & 4, $t & 5, $t & 6, $t & 7,"
            + " $t & 8, $t & 9, $t & 10, $t & 11, $t & 12))",
        "$map([1..1000], function($i){ ($t := $pad('', 1000000); function(){ $t }) })",
        "$formatInteger(1e300, 'I')",
        "$formatNumber(1, $pad('', 4000000, '0') & '.' & $pad('', 4000000, '0'))",
        "$encodeUrlComponent($pad('', 4000000, 'é'))",
        "$base64encode($pad('', 4000000, 'é'))",
        "$string($map([1..800000], function($i){ 'a text of some length' }))",
      })
  void shouldBoundMemory(String expression) {
    assertThat(Answers.of(expression)).isEqualTo(Answers.MEMORY);
  }

  @Test
  void shouldBoundTexts() {
    assertThat(Answers.of(DOUBLE.formatted(22))).isEqualTo("4194304");
    assertThat(Answers.of(DOUBLE.formatted(23))).isEqualTo(Answers.MEMORY);
  }

  @Test
  void shouldGiveBackWhatIsNoLongerHeld() {
    String loop =
        "($f := function($s, $n){ $n = 0 ? $length($s) : $f($pad('', 1000000 + $n), $n - 1) };"
            + " $f('', 200))";

    assertThat(Answers.of(loop)).isEqualTo("1000001");
  }

  @Test
  void shouldBoundDepth() {
    assertThat(Answers.of(DEEP.formatted(30))).isEqualTo("30");
    assertThat(Answers.of(DEEP.formatted(32))).isEqualTo(Answers.STACK);
    assertThat(Answers.of("1" + "+1".repeat(99))).isEqualTo("100");
    assertThat(Answers.of("1" + "+1".repeat(100))).isEqualTo(Answers.STACK);
    assertThat(Answers.of("[".repeat(99) + 1 + "]".repeat(99))).startsWith("[[[");
    assertThat(Answers.of("[".repeat(100) + 1 + "]".repeat(100))).isEqualTo(Answers.STACK);
  }

  @Test
  void shouldTakeNoStackForTailCalls() {
    String sum = "($f := function($n, $s){ $n = 0 ? $s : $f($n - 1, $s + $n) }; $f(10000, 0))";

    assertThat(Answers.of(sum)).isEqualTo("50005000");
  }

  @Test
  void shouldEndLoopsWithAwsError() {
    assertThat(Answers.of("($f := function($n){ $f($n + 1) }; $f(1))")).isEqualTo(Answers.TIMEOUT);
    assertThat(Answers.of("$contains($pad('', 40, 'a') & 'b', /^(a|aa)+$/)"))
        .isEqualTo(Answers.TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$split($pad('', 4000000, 'ab'), /b/)",
        "$merge($map([1..800000], function($i){ {$string($i): $i} }))",
        "($f := function(){ $g() }; $g := function(){ $f() }; $f())",
        "$map([1..800000], function($i){ $map([1..1000], function($j){ $j < 0 ? 1 }) })",
        "$reduce([1..800000], function($a, $b){ $sum([1..100]) })",
        "$sort([1..800000], function($a, $b){ $count([1..50]) > 0 })",
        "[1..800000]^($sum([1..50]))",
        "$formatNumber(0, '0e0')",
        "$formatNumber(-1, '0e0')",
        "$distinct($map([1..100000], function($i){ [$i] }))",
        "$contains($pad('', 30, 'a') & 'b', /^(a+)+$/)",
        "$contains($pad('', 40, 'a') & 'b', /^(a|aa)+$/)",
        "$contains($pad('', 40, 'a') & 'b', /^(.*a){20}$/)",
        "$contains('', /(|){40}x/)",
        "$contains('', /((a?){1000}){1000000}x/)",
        "$contains('', /(){2000000000}x/)",
        "$contains($pad('', 60, 'a'), /(?=(a+)+b)/)",
        "$contains($pad('', 60, 'a'), /(?<=b(a+)+)/)",
        "$replace($pad('', 100000, 'a'), /a*b/, '')",
        "("
            + "$f := function($x)<n+n+n+n+n+n+n+n+n+n+s:n>{1}; $f(1"
            + ",1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1))",
      })
  void shouldEndWhatHasNoEnd(String expression) {
    // what makes many things on its endless way comes to the bound of memory first
    assertThat(Answers.of(expression)).isIn(Answers.TIMEOUT, Answers.MEMORY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$f(1, 40))",
        "$f(1, 40) = $f(1, 40))",
        "$sum($f(1, 40).**))",
        "$boolean($f(0, 40)))",
        "$clone($f(1, 40)))",
      })
  void shouldBoundWhatIsSharedManyTimes(String ending) {
    assertThat(Answers.of(TREE + ending)).isIn(Answers.TIMEOUT, Answers.MEMORY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "%s & ''",
        "%s = %s",
        "$clone(%s)",
        "$boolean(%s)",
        "%s.**",
        "{'a': %s}.*",
        "$keys(%s)",
        "$spread(%s)",
        "$distinct([%s, %s])",
        "{'a': {}} ~> |a|{'x': $}|",
        "{'a': {}} ~> |a|{'x': $}| ~> $string()",
        "$parse('[' & $pad('', 2000, '[') & $pad('', 2001, ']'))",
      })
  void shouldBoundNesting(String expression) {
    String deep = "$reduce([1..5000], function($a, $b){ [[$a]] })";

    assertThat(Answers.of(expression.replace("%s", deep)))
        .isIn(Answers.STACK, "D3137: Invalid JSON");
  }

  @ParameterizedTest
  @CsvSource({"(,)", "[,]", "-,''", "1+,1", "a.,a", "1?,1", "{\"a\":,}", "function(){,}", "a[,]"})
  void shouldBoundWhatIsParsed(String open, String close) {
    String text = open.repeat(100_000) + "1" + close.repeat(100_000);

    assertThat(Answers.of(text)).isEqualTo("S0501: The expression nests too deeply");
  }

  @Test
  void shouldBoundPatterns() {
    String pattern = "(".repeat(100_000) + "a" + ")".repeat(100_000);

    assertThat(Answers.of("/" + pattern + "/('a')")).startsWith("S0303: Invalid regular");
  }

  @Test
  void shouldCountWorkAlike() {
    Steps once = new Steps(1_000_000);
    Steps again = new Steps(1_000_000);

    Answers.of("$sum([1..100].($ * 2))", "{}", once);
    Answers.of("$sum([1..100].($ * 2))", "{}", again);

    assertThat(once.spent()).isPositive().isEqualTo(again.spent());
  }
}
