package dev.newel.identity.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do: all statements of the policies that are theirs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">
 *     Policy evaluation logic</a>
 */
public final class Policy {

  /** Stands for a resource where an action is on none. */
  public static final String NO_RESOURCE = "*";

  /** That of everybody while there are no policies. */
  public static final Policy EVERYTHING = new Policy(List.of());

  /**
   * No ARN is longer. What is, names nothing, and is not compared with what statements name: anyone
   * may send a text of megabytes.
   */
  static final int LONGEST_RESOURCE = 2_048;

  private final List<Statement> statements;

  /** Who makes many calls makes most of them alike. */
  private volatile @Nullable Answer last;

  private record Answer(String action, String resource, Verdict verdict) {}

  Policy(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  /** All that some policies say together. */
  public static Policy of(List<Policy> policies) {
    List<Statement> all = new ArrayList<>();
    policies.forEach(policy -> all.addAll(policy.statements));
    return new Policy(all);
  }

  /** Whether there is nothing to ask: all is allowed. */
  public boolean isEverything() {
    return this == EVERYTHING;
  }

  /**
   * Whether an action is allowed. A statement that denies it has the last word; what none allows is
   * not allowed. A resource that is longer than any ARN is denied by all statements that deny the
   * action on whatever resource, and allowed by those alone that allow it on all.
   *
   * @param action with the prefix of its service, such as {@code states:StartExecution}
   * @param resource an ARN, or {@link #NO_RESOURCE}
   */
  public Verdict verdict(String action, String resource) {
    if (isEverything()) {
      return Verdict.ALLOWED;
    }
    Answer known = last;
    if (known != null && known.action().equals(action) && known.resource().equals(resource)) {
      return known.verdict();
    }
    Verdict verdict = reckon(action, resource);
    if (resource.length() <= LONGEST_RESOURCE) {
      last = new Answer(action, resource, verdict);
    }
    return verdict;
  }

  private Verdict reckon(String action, String resource) {
    Verdict verdict = Verdict.NOT_ALLOWED;
    String small = action.toLowerCase(Locale.ROOT);
    for (Statement statement : statements) {
      if (statement.isAbout(small, resource)) {
        if (!statement.allows()) {
          return Verdict.DENIED;
        }
        verdict = Verdict.ALLOWED;
      }
    }
    return verdict;
  }

  /** Whether the action is denied on any resource. */
  public boolean denies(String action) {
    String small = action.toLowerCase(Locale.ROOT);
    return statements.stream()
        .anyMatch(statement -> !statement.allows() && statement.isAbout(small));
  }
}
