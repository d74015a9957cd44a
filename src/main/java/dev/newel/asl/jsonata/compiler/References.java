package dev.newel.asl.jsonata.compiler;

import dev.newel.asl.jsonata.tree.Grouping;
import dev.newel.asl.jsonata.tree.Node;
import dev.newel.asl.jsonata.tree.Visitor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an expression refers to outside of itself, found without evaluating it. */
public final class References {

  /** {@code $}, the input, has no name. */
  private static final String INPUT = "";

  private final Set<String> names = new LinkedHashSet<>();
  private final Set<List<String>> variables = new LinkedHashSet<>();

  private References() {}

  public static References of(Node expression) {
    References references = new References();
    references.new Collector(new ArrayDeque<>(List.of(new HashSet<>())), false).visit(expression);
    return references;
  }

  /** The names that are looked up in the input of the whole expression. */
  public Set<String> names() {
    return names;
  }

  /**
   * The variables that the expression does not bind itself, each with the names of the fields that
   * are taken from it; functions that are built in are variables, too.
   */
  public Set<List<String>> variables() {
    return variables;
  }

  private final class Collector implements Visitor {

    private final Deque<Set<String>> scopes;
    private final boolean isInside;

    Collector(Deque<Set<String>> scopes, boolean isInside) {
      this.scopes = scopes;
      this.isInside = isInside;
    }

    @Override
    public void visit(Node part) {
      part.visit(this);
      part.predicates().forEach(this::visitInside);
      Grouping group = part.group();
      if (group != null) {
        group.visitInside(this);
      }
    }

    @Override
    public void visitInside(Node part) {
      new Collector(scopes, true).visit(part);
    }

    @Override
    public void name(String name) {
      if (!isInside) {
        names.add(name);
      }
    }

    @Override
    public void variable(String name, List<String> fields) {
      boolean isBound = scopes.stream().anyMatch(scope -> scope.contains(name));
      if (!isBound && !name.equals(INPUT)) {
        List<String> reference = new java.util.ArrayList<>(fields);
        reference.add(0, name);
        variables.add(List.copyOf(reference));
      }
    }

    @Override
    public void binds(String name) {
      scopes.element().add(name);
    }

    @Override
    public void beginScope() {
      scopes.push(new HashSet<>());
    }

    @Override
    public void endScope() {
      scopes.pop();
    }
  }
}
