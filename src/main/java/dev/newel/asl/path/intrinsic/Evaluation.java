package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Scope;
import dev.newel.asl.path.Budget;

/**
 * One evaluation of an expression: what it sees, what it may still spend, and its text for errors.
 */
record Evaluation(String expression, JsonNode input, Scope scope, Budget budget) {}
