package dev.newel.asl.jsonata.compiler;

import dev.newel.asl.jsonata.call.Assignment;
import dev.newel.asl.jsonata.call.Block;
import dev.newel.asl.jsonata.call.Chain;
import dev.newel.asl.jsonata.call.Conditional;
import dev.newel.asl.jsonata.call.FunctionCall;
import dev.newel.asl.jsonata.call.LambdaDefinition;
import dev.newel.asl.jsonata.call.PartialApplication;
import dev.newel.asl.jsonata.regex.Regex;
import dev.newel.asl.jsonata.syntax.Parser;
import dev.newel.asl.jsonata.syntax.Syntax;
import dev.newel.asl.jsonata.tree.ArrayConstructor;
import dev.newel.asl.jsonata.tree.BinaryOperation;
import dev.newel.asl.jsonata.tree.Descendants;
import dev.newel.asl.jsonata.tree.Grouping;
import dev.newel.asl.jsonata.tree.Literal;
import dev.newel.asl.jsonata.tree.Logic;
import dev.newel.asl.jsonata.tree.Name;
import dev.newel.asl.jsonata.tree.Negation;
import dev.newel.asl.jsonata.tree.Node;
import dev.newel.asl.jsonata.tree.ObjectConstructor;
import dev.newel.asl.jsonata.tree.Operator;
import dev.newel.asl.jsonata.tree.ParentReference;
import dev.newel.asl.jsonata.tree.Path;
import dev.newel.asl.jsonata.tree.RegexLiteral;
import dev.newel.asl.jsonata.tree.Sorting;
import dev.newel.asl.jsonata.tree.Step;
import dev.newel.asl.jsonata.tree.Transformation;
import dev.newel.asl.jsonata.tree.VariableReference;
import dev.newel.asl.jsonata.tree.Wildcard;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Signature;
import dev.newel.asl.jsonata.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of what a text says what is to be done: paths are put together, parents are found. */
public final class Compiler {

  private final Ancestry ancestry = new Ancestry();

  private Compiler() {}

  /**
   * Reads an expression.
   *
   * @throws dev.newel.asl.jsonata.value.JsonataException if the text is none
   */
  public static Node compile(String text) {
    Node node = new Compiler().compile(Parser.parse(text));
    if (Ancestry.hasOpenSlots(node)) {
      throw ErrorCode.S0217.with();
    }
    return node;
  }

  // One row for each kind: what a text can say is sealed, and what is missing here fails loudly.
  private Node compile(Syntax syntax) {
    if (syntax instanceof Syntax.Name name) {
      return new Path(new Name(name.value()));
    } else if (syntax instanceof Syntax.Text text) {
      return new Literal(Values.text(text.value()));
    } else if (syntax instanceof Syntax.Numeral number) {
      return new Literal(Numbers.of(number.value()));
    } else if (syntax instanceof Syntax.Constant constant) {
      return new Literal(constant.value());
    } else if (syntax instanceof Syntax.Variable variable) {
      return new VariableReference(variable.name());
    } else if (syntax instanceof Syntax.Regex regex) {
      return new RegexLiteral(Regex.compile(regex.pattern(), regex.flags()));
    } else if (syntax instanceof Syntax.Wildcard) {
      return new Wildcard();
    } else if (syntax instanceof Syntax.Descendants) {
      return new Descendants();
    } else if (syntax instanceof Syntax.Parent) {
      return new ParentReference(ancestry.newSlot());
    } else if (syntax instanceof Syntax.End) {
      throw ErrorCode.S0207.with();
    }
    return compileComposed(syntax);
  }

  private Node compileComposed(Syntax syntax) {
    if (syntax instanceof Syntax.Dot dot) {
      return dot(compile(dot.left()), compile(dot.right()));
    } else if (syntax instanceof Syntax.Filter filter) {
      return filter(compile(filter.left()), filter.predicate());
    } else if (syntax instanceof Syntax.Kept kept) {
      return kept(kept.of());
    } else if (syntax instanceof Syntax.Sort sort) {
      return sort(compile(sort.left()), sort.terms());
    } else if (syntax instanceof Syntax.Group group) {
      return group(compile(group.left()), group.pairs());
    } else if (syntax instanceof Syntax.Focus focus) {
      return focus(compile(focus.left()), focus.name());
    } else if (syntax instanceof Syntax.Index index) {
      return index(compile(index.left()), index.name());
    } else if (syntax instanceof Syntax.Binary binary) {
      return binary(binary);
    } else if (syntax instanceof Syntax.Bind bind) {
      Node value = compile(bind.value());
      return asking(new Assignment(bind.name(), value), List.of(value));
    } else if (syntax instanceof Syntax.Chain chain) {
      return chain(compile(chain.left()), compile(chain.right()));
    } else if (syntax instanceof Syntax.Negation negation) {
      return negation(compile(negation.of()));
    }
    return compileEnclosed(syntax);
  }

  private Node compileEnclosed(Syntax syntax) {
    if (syntax instanceof Syntax.ArrayOf array) {
      List<Node> items = compileAll(array.items());
      return asking(new ArrayConstructor(items), items);
    } else if (syntax instanceof Syntax.ObjectOf object) {
      return object(object.pairs());
    } else if (syntax instanceof Syntax.Block block) {
      List<Node> expressions = compileAll(block.expressions());
      return asking(new Block(expressions), expressions);
    } else if (syntax instanceof Syntax.Call call) {
      List<Node> arguments = compileAll(call.arguments());
      return asking(new FunctionCall(compile(call.procedure()), arguments), arguments);
    } else if (syntax instanceof Syntax.Partial partial) {
      return partial(partial);
    } else if (syntax instanceof Syntax.Lambda lambda) {
      String signature = lambda.signature();
      return new LambdaDefinition(
          lambda.parameters(),
          signature == null ? null : Signature.parse(signature),
          compile(lambda.body()));
    } else if (syntax instanceof Syntax.Conditional conditional) {
      return conditional(conditional);
    } else if (syntax instanceof Syntax.Transform transform) {
      return new Transformation(
          compile(transform.pattern()),
          compile(transform.update()),
          compileIfAny(transform.delete()));
    }
    throw new IllegalArgumentException("unknown syntax: " + syntax);
  }

  private List<Node> compileAll(List<Syntax> all) {
    List<Node> nodes = new ArrayList<>(all.size());
    all.forEach(one -> nodes.add(compile(one)));
    return nodes;
  }

  private @Nullable Node compileIfAny(@Nullable Syntax syntax) {
    return syntax == null ? null : compile(syntax);
  }

  private static Node asking(Node whole, List<Node> parts) {
    parts.forEach(part -> Ancestry.push(whole, part));
    return whole;
  }

  private static Node dot(Node left, Node right) {
    Path path = left instanceof Path known ? known : new Path(left);
    if (left instanceof ParentReference parent) {
      path.openSlots().add(parent.slot());
    }
    if (right instanceof Path rest) {
      path.steps().addAll(rest.steps());
    } else {
      path.steps().add(asStep(right));
    }
    path.steps().forEach(Compiler::checkStep);
    if (path.steps().stream().anyMatch(step -> step.node().keepsArray())) {
      path.keepSingleton();
    }
    buildArray(path.steps().get(0));
    buildArray(path.lastStep());
    Ancestry.resolve(path);
    return path;
  }

  /** Predicates of a step are applied to its values one by one, as they come. */
  private static Step asStep(Node node) {
    Step step = new Step(node);
    node.predicates().forEach(step::filterBy);
    node.predicates().clear();
    return step;
  }

  private static void checkStep(Step step) {
    if (step.node() instanceof Literal literal) {
      if (!literal.value().isTextual()) {
        throw ErrorCode.S0213.with(literal.value());
      }
      Name name = new Name(literal.value().textValue());
      name.predicates().addAll(literal.predicates());
      step.replace(name);
    }
  }

  private static void buildArray(Step step) {
    if (step.node() instanceof ArrayConstructor array) {
      array.becomeStep();
    }
  }

  private Node filter(Node left, Syntax predicate) {
    Node node = left instanceof Path path ? path.lastStep().node() : left;
    if (node.group() != null) {
      throw ErrorCode.S0209.with();
    }
    Node compiled = compile(predicate);
    Step step = left instanceof Path path ? path.lastStep() : new Step(left);
    Ancestry.resolvePredicate(node, step, compiled);
    if (left instanceof Path) {
      step.filterBy(compiled);
    } else {
      left.predicates().add(compiled);
    }
    return left;
  }

  private Node kept(Syntax of) {
    Node node = compile(of);
    if (node instanceof Path path && (of instanceof Syntax.Name || of instanceof Syntax.Focus)) {
      path.lastStep().node().keepArray();
    }
    if (node instanceof Path path && of instanceof Syntax.Name) {
      path.keepSingleton();
    }
    node.keepArray();
    return node;
  }

  private Node sort(Node left, List<Syntax.Term> terms) {
    Path path = left instanceof Path known ? known : new Path(left);
    List<Sorting.Term> compiled = new ArrayList<>();
    Sorting sorting = new Sorting(compiled);
    for (Syntax.Term term : terms) {
      Node by = compile(term.by());
      Ancestry.push(sorting, by);
      compiled.add(new Sorting.Term(by, term.isDescending()));
    }
    path.steps().add(new Step(sorting));
    Ancestry.resolve(path);
    return path;
  }

  private Node group(Node left, List<Syntax.Pair> pairs) {
    if (left.group() != null) {
      throw ErrorCode.S0210.with();
    }
    left.groupBy(grouping(pairs, null));
    return left;
  }

  private Node object(List<Syntax.Pair> pairs) {
    List<Node> parts = new ArrayList<>();
    return asking(new ObjectConstructor(grouping(pairs, parts)), parts);
  }

  private Grouping grouping(List<Syntax.Pair> pairs, @Nullable List<Node> parts) {
    List<Grouping.Pair> compiled = new ArrayList<>();
    for (Syntax.Pair pair : pairs) {
      Grouping.Pair both = new Grouping.Pair(compile(pair.key()), compile(pair.value()));
      compiled.add(both);
      if (parts != null) {
        parts.add(both.key());
        parts.add(both.value());
      }
    }
    return new Grouping(compiled);
  }

  private static Node focus(Node left, String name) {
    Path path = left instanceof Path known ? known : new Path(left);
    Step step = path.lastStep();
    if (!step.isPlain() || !step.node().predicates().isEmpty()) {
      throw ErrorCode.S0215.with();
    }
    if (step.node() instanceof Sorting) {
      throw ErrorCode.S0216.with();
    }
    step.focusOn(name);
    return path;
  }

  private static Node index(Node left, String name) {
    Path path;
    if (left instanceof Path known) {
      path = known;
    } else {
      path = new Path(left);
      left.predicates().forEach(path.lastStep()::filterBy);
      left.predicates().clear();
    }
    path.lastStep().number(name);
    return path;
  }

  private Node binary(Syntax.Binary binary) {
    Node left = compile(binary.left());
    Node right = compile(binary.right());
    String operator = binary.operator();
    Node node =
        operator.equals("and") || operator.equals("or")
            ? new Logic(operator.equals("or"), left, right)
            : new BinaryOperation(Operator.of(operator), left, right);
    return asking(node, List.of(left, right));
  }

  private static Node chain(Node left, Node right) {
    Chain chain = new Chain(left, right);
    if (left.keepsArray() || right.keepsArray()) {
      chain.keepArray();
    }
    return chain;
  }

  private static Node negation(Node of) {
    if (of instanceof Literal literal && literal.value().isNumber()) {
      Literal negative = new Literal(Numbers.of(-literal.value().doubleValue()));
      negative.predicates().addAll(literal.predicates());
      return negative;
    }
    return asking(new Negation(of), List.of(of));
  }

  private Node partial(Syntax.Partial partial) {
    List<@Nullable Node> arguments = new ArrayList<>();
    List<Node> parts = new ArrayList<>();
    for (Syntax argument : partial.arguments()) {
      Node node = argument instanceof Syntax.Placeholder ? null : compile(argument);
      arguments.add(node);
      if (node != null) {
        parts.add(node);
      }
    }
    return asking(new PartialApplication(compile(partial.procedure()), arguments), parts);
  }

  private Node conditional(Syntax.Conditional conditional) {
    Node condition = compile(conditional.condition());
    Node then = compile(conditional.then());
    Node otherwise = compileIfAny(conditional.otherwise());
    return asking(
        new Conditional(condition, then, otherwise),
        otherwise == null ? List.of(condition, then) : List.of(condition, then, otherwise));
  }
}
