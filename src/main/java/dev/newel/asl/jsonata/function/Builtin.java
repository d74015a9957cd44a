package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.Signature;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;

/** A function that is built in. */
final class Builtin extends FunctionValue {

  private final String name;
  private final int arity;
  private final Signature signature;
  private final boolean takesUndefined;
  private final Implementation implementation;

  @FunctionalInterface
  interface Implementation {
    JsonNode call(Call call);
  }

  private Builtin(
      String name,
      int arity,
      Signature signature,
      boolean takesUndefined,
      Implementation implementation) {
    this.name = name;
    this.arity = arity;
    this.signature = signature;
    this.takesUndefined = takesUndefined;
    this.implementation = implementation;
  }

  /** A function of whose first argument, if it is undefined, nothing can be made. */
  static Builtin of(String name, String signature, int arity, Implementation implementation) {
    return new Builtin(name, arity, Signature.parse(signature), false, implementation);
  }

  /** A function that is called whatever its arguments are. */
  static Builtin total(String name, String signature, int arity, Implementation implementation) {
    return new Builtin(name, arity, Signature.parse(signature), true, implementation);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int arity() {
    return arity;
  }

  @Override
  protected JsonNode invoke(List<JsonNode> arguments, JsonNode input, Evaluation evaluation) {
    List<JsonNode> valid = signature.validate(arguments, input, name, evaluation);
    if (!takesUndefined && (valid.isEmpty() || Values.isUndefined(valid.get(0)))) {
      return Values.UNDEFINED;
    }
    return implementation.call(new Call(name, valid, evaluation));
  }
}
