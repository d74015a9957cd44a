package dev.newel.asl.jsonata.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the text of an expression says, before paths are put together and parents are found. */
public sealed interface Syntax {

  record Name(String value) implements Syntax {}

  /** A quoted text; a name where it is a step of a path. */
  record Text(String value) implements Syntax {}

  record Numeral(double value) implements Syntax {}

  /** true, false or null. */
  record Constant(JsonNode value) implements Syntax {}

  record Variable(String name) implements Syntax {}

  record Regex(String pattern, String flags) implements Syntax {}

  /** {@code *}. */
  record Wildcard() implements Syntax {}

  /** {@code **}. */
  record Descendants() implements Syntax {}

  /** {@code %}. */
  record Parent() implements Syntax {}

  /** Arithmetic, comparison, logic, concatenation or a range. */
  record Binary(String operator, Syntax left, Syntax right) implements Syntax {}

  /** {@code left.right}. */
  record Dot(Syntax left, Syntax right) implements Syntax {}

  /** {@code left[predicate]}. */
  record Filter(Syntax left, Syntax predicate) implements Syntax {}

  /** {@code of[]}: stays an array. */
  record Kept(Syntax of) implements Syntax {}

  /** {@code left^(terms)}. */
  record Sort(Syntax left, List<Term> terms) implements Syntax {}

  /** One of the things to sort by. */
  record Term(Syntax by, boolean isDescending) {}

  /** {@code left{pairs}}. */
  record Group(Syntax left, List<Pair> pairs) implements Syntax {}

  /** A key and a value of an object. */
  record Pair(Syntax key, Syntax value) {}

  /** {@code $name := value}. */
  record Bind(String name, Syntax value) implements Syntax {}

  /** {@code left@$name}. */
  record Focus(Syntax left, String name) implements Syntax {}

  /** {@code left#$name}. */
  record Index(Syntax left, String name) implements Syntax {}

  /** {@code left ~> right}. */
  record Chain(Syntax left, Syntax right) implements Syntax {}

  record Negation(Syntax of) implements Syntax {}

  record ArrayOf(List<Syntax> items) implements Syntax {}

  record ObjectOf(List<Pair> pairs) implements Syntax {}

  record Call(Syntax procedure, List<Syntax> arguments) implements Syntax {}

  /** A call with some arguments still open. */
  record Partial(Syntax procedure, List<Syntax> arguments) implements Syntax {}

  /** An argument that is still open, {@code ?}. */
  record Placeholder() implements Syntax {}

  record Lambda(List<String> parameters, @Nullable String signature, Syntax body)
      implements Syntax {}

  record Conditional(Syntax condition, Syntax then, @Nullable Syntax otherwise) implements Syntax {}

  /** {@code |pattern|update,delete|}. */
  record Transform(Syntax pattern, Syntax update, @Nullable Syntax delete) implements Syntax {}

  record Block(List<Syntax> expressions) implements Syntax {}

  /** The end of the text where a value should be: found out later, as other errors come first. */
  record End() implements Syntax {}
}
