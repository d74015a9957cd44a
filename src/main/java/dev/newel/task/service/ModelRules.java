package dev.newel.task.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Arguments;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModels;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.interpreter.task.ArgumentRules;
import java.util.List;

/**
 * What a service's model says of arguments. A model that was forgotten meanwhile is read again.
 *
 * @param service by its name in the ARNs of SDK integrations
 */
public record ModelRules(ServiceModels models, String service, String action, Dialect dialect)
    implements ArgumentRules {

  @Override
  public List<String> problems(JsonNode arguments) {
    return Arguments.read(operation(), (ObjectNode) arguments, dialect, "").problems();
  }

  @Override
  public List<String> refusals(JsonNode template) {
    return UnknownMembers.of(operation().input(), template, dialect);
  }

  /** What the action cannot do without, and a template of arguments does not give. */
  public List<String> missing(JsonNode template) {
    StructureShape input = operation().input();
    return input.members().stream()
        .filter(member -> member.required() && !member.idempotencyToken())
        .map(member -> dialect.nameOf(member, input))
        .filter(name -> !template.has(name))
        .map(name -> "The field '" + name + "' is required but was missing")
        .toList();
  }

  private Operation operation() {
    return models.find(service).flatMap(model -> model.operation(action)).orElseThrow();
  }
}
