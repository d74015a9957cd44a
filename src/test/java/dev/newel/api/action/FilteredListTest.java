package dev.newel.api.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.api.action.FilteredList.Filled;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of a list of numbers from 1 some are shown. */
class FilteredListTest {

  private final List<Integer> counts = new ArrayList<>();
  private int length = 10_000;

  private Future<List<Integer>> read(@Nullable String after, int count) {
    counts.add(count);
    int first = after == null ? 1 : Integer.parseInt(after) + 1;
    return Future.succeededFuture(
        IntStream.range(first, Math.min(first + count, length + 1)).boxed().toList());
  }

  private Filled<Integer> page(int size, @Nullable String after, IntPredicate shows) {
    FilteredList<Integer> list = new FilteredList<>(this::read, shows::test, String::valueOf);
    return Objects.requireNonNull(list.page(new Page(size, after, "")).result());
  }

  @Test
  void shouldReadOnceWhereAllIsShown() {
    Filled<Integer> first = page(3, null, any -> true);

    assertThat(first).isEqualTo(new Filled<>(List.of(1, 2, 3), "3"));
    assertThat(counts).containsExactly(4);
  }

  @Test
  void shouldFillAPageUp() {
    Filled<Integer> page = page(3, "7", number -> number % 50 == 0);

    assertThat(page).isEqualTo(new Filled<>(List.of(50, 100, 150), "150"));
    assertThat(counts).containsExactly(4, 100, 100);
  }

  @Test
  void shouldShowEachOnceOverAllPages() {
    length = 1_234;
    List<Integer> shown = new ArrayList<>();
    String after = null;
    do {
      Filled<Integer> page = page(7, after, number -> number % 3 == 0);
      after = page.goesOnAfter();
      assertThat(page.entries()).hasSize(after == null ? 411 % 7 : 7);
      shown.addAll(page.entries());
    } while (after != null);

    assertThat(shown).isEqualTo(IntStream.rangeClosed(1, 411).map(i -> 3 * i).boxed().toList());
  }

  @Test
  void shouldHaveNoPageAfterTheLastOneThatIsShown() {
    length = 500;

    assertThat(page(1, null, number -> number == 42)).isEqualTo(new Filled<>(List.of(42), null));
  }

  /** A filter that lets nothing through does not have the whole list read for a page. */
  @Test
  void shouldEndAPageThatHasTakenEnough() {
    Filled<Integer> page = page(5, null, number -> number == 2 || number > 5_000);

    assertThat(counts).hasSize(FilteredList.MOST_READS);
    assertThat(page).isEqualTo(new Filled<>(List.of(2), "906"));
    assertThat(page(2_000, "906", number -> number > 5_000).entries()).hasSize(2_000);
  }
}
