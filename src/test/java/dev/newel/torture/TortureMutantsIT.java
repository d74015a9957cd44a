package dev.newel.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.torture.Violation.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The checker finds out about a store that is broken, and about nothing where it is not. */
class TortureMutantsIT {

  private static final Duration FOR_THE_INTACT = Duration.ofMinutes(3);
  private static final Duration FOR_THE_BROKEN = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void shouldFindTheDefect(Defect defect) {
    CompletableFuture<List<Violation>> intact = check(defect, Defect.NONE, FOR_THE_INTACT);
    CompletableFuture<List<Violation>> broken = check(defect, defect, FOR_THE_BROKEN);
    CompletableFuture.allOf(intact, broken).join();

    assertThat(intact.join()).isEmpty();
    assertThat(broken.join()).extracting(Violation::kind).contains(sign(defect));
  }

  /** What a defect must be found by. */
  private static Kind sign(Defect defect) {
    return switch (defect) {
      case IGNORES_FENCE -> Kind.TOKEN_WORKED_TWICE;
      case ACKNOWLEDGES_EARLY -> Kind.START_LOST;
      default -> Kind.STUCK;
    };
  }

  private static CompletableFuture<List<Violation>> check(
      Defect sought, Defect present, Duration patience) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Checker.check(DirectedRun.run(sought, present, patience));
          } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
          }
        });
  }
}
