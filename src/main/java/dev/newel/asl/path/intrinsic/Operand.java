package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;

/** An argument of an intrinsic function call, as the definition has it. */
sealed interface Operand permits Literal, PathOperand, IntrinsicCall {

  JsonNode value(Evaluation evaluation);

  /** How many paths stand in it: what bounds its result when each yields the whole input. */
  int pathCount();
}
