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
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a service's model says of arguments. A model that was forgotten meanwhile is read again.
 *
 * @param service by its name in the ARNs of SDK integrations
 */
public record ModelRules(ServiceModels models, String service, String action, Dialect dialect)
    implements ArgumentRules {

  @Override
  public List<String> problems(JsonNode arguments) {
    return arguments instanceof ObjectNode object
        ? Arguments.read(operation(), object, dialect, "").problems()
        : List.of("The value of the field 'Parameters' has an invalid format");
  }

  @Override
  public List<String> refusals(JsonNode template) {
    return UnknownMembers.of(operation().input(), template, dialect);
  }

  /** What an action must have and a template has not, expressions left out of its names. */
  public List<String> missing(JsonNode template) {
    StructureShape input = operation().input();
    return input.members().stream()
        .filter(member -> member.required() && !member.idempotencyToken())
        .filter(member -> template.properties().stream().noneMatch(named(input, member)))
        .map(
            member ->
                "The field '" + dialect.nameOf(member, input) + "' is required but was missing")
        .toList();
  }

  private Predicate<Map.Entry<String, JsonNode>> named(StructureShape input, Member member) {
    return field -> dialect.member(input, field.getKey()).filter(member::equals).isPresent();
  }

  private Operation operation() {
    return models.find(service).flatMap(model -> model.operation(action)).orElseThrow();
  }
}
