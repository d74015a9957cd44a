package dev.newel.asl.jsonata.tree;

/** Looks at the parts of an expression. */
public interface Visitor {

  /** A part with the same input as the whole; predicates and groups of it are not. */
  void visit(Node part);

  /** A part whose input is what another part yields. */
  void visitInside(Node part);

  /** A name that is looked up in the input. */
  default void name(String name) {}

  /** A variable, and the fields that are taken from it right away. */
  default void variable(String name, java.util.List<String> fields) {}

  /** A function's parameters, or a name that is bound from here on. */
  default void binds(String name) {}

  /** What is bound until {@link #endScope} is not seen later. */
  default void beginScope() {}

  default void endScope() {}
}
