package dev.newel.asl.parse.check;

import java.util.List;
import java.util.stream.Collectors;

/** A definition cannot be used. Its message is what AWS quotes in InvalidDefinition. */
public final class DefinitionException extends Exception {

  // not written when serialized: nobody reads an exception back
  private final transient List<Problem> problems;

  public DefinitionException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining(", ")));
    this.problems = List.copyOf(problems);
  }

  public DefinitionException(Problem problem) {
    this(List.of(problem));
  }

  /** In the order of the definition; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
