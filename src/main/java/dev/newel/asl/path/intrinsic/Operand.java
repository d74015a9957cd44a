package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** An argument of an intrinsic function call, as the definition has it. */
sealed interface Operand permits Literal, PathOperand, IntrinsicCall {

  JsonNode value(Evaluation evaluation);

  /** The names of the variables that it reads. */
  Set<String> variables();

  /** How many paths stand in it: what bounds its result when each yields the whole input. */
  int pathCount();
}
