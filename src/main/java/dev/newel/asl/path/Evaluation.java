package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Scope;

/**
 * One evaluation of an expression: what it sees, what it may still spend, and its text for errors.
 */
record Evaluation(String expression, JsonNode input, Scope scope, Budget budget) {}
