package dev.newel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.simulation.Rule.BrokenException;
import dev.newel.store.Flaw;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A simulation over a store that breaks its contract is seen to break a promise. */
class FlawedStoreTest {

  private static final int MOST_SEEDS = 2_000;

  /** Instances over a broken store have much to complain of. */
  private static final Logger LOG = Logger.getLogger("dev.newel");

  @BeforeEach
  void silence() {
    LOG.setLevel(Level.OFF);
  }

  @AfterEach
  void hearAgain() {
    LOG.setLevel(null);
  }

  @ParameterizedTest
  @CsvSource({
    "IGNORES_THE_FENCE, WELL_FORMED",
    "DROPS_THE_OUTBOX, ENDS_AS_IT_MUST",
    "FORGETS_LEASES, FOUND_AGAIN",
    "SKIPS_THE_SECOND_LOOK, PROMPT",
    "LOSES_DEADLINES, ENDS_AS_IT_MUST",
    "IGNORES_MOVED_DEADLINES, TIME_OUT_OWED",
    "ANSWERS_A_REPEAT_ANEW, ANSWERED_ALIKE",
    "NEVER_STRIKES, NOTHING_LEFT"
  })
  void shouldBreakARule(Flaw flaw, Rule rule) {
    Map<String, Integer> broken = new TreeMap<>();
    for (int seed = 1; seed <= MOST_SEEDS && !broken.containsKey(rule.name()); seed++) {
      try {
        new Simulation(seed, Set.of(flaw), Machine.ROBUST).run();
      } catch (BrokenException e) {
        broken.merge(e.rule().name(), 1, Integer::sum);
      } catch (RuntimeException e) {
        broken.merge(e.toString(), 1, Integer::sum);
      }
    }
    assertThat(broken).containsKey(rule.name());
  }
}
