package dev.newel.task.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Arguments;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModels;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.interpreter.task.ArgumentRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

  /**
   * The names of what the action requires and is not given. Null counts as given: it is left to the
   * service. Where a client makes up a value, none need be given.
   */
  public List<String> missing(JsonNode arguments) {
    StructureShape input = operation().input();
    Set<String> given =
        arguments.properties().stream()
            .flatMap(field -> dialect.member(input, field.getKey()).stream())
            .map(Member::name)
            .collect(Collectors.toSet());
    return input.members().stream()
        .filter(member -> member.required() && !member.idempotencyToken())
        .filter(member -> !given.contains(member.name()))
        .map(member -> dialect.nameOf(member, input))
        .toList();
  }

  private Operation operation() {
    return models.find(service).flatMap(model -> model.operation(action)).orElseThrow();
  }
}
