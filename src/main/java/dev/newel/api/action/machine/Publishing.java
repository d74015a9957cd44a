package dev.newel.api.action.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.ConflictException;
import dev.newel.aws.ServiceError.ServiceQuotaExceededException;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Releases;
import dev.newel.store.Releases.PublishResult;
import dev.newel.store.Releases.Version;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Makes versions of state machines. A revision that has a number keeps it. */
public record Publishing(ActionContext context) {

  /**
   * Checks that only who publishes describes a version.
   *
   * @throws ServiceException with ValidationException
   */
  static void checkDescription(ObjectNode input) {
    if (input.has("versionDescription") && !isAsked(input)) {
      throw new ServiceException(
          new ValidationException(
              "Version description can only be set when publish is true", null));
    }
  }

  private static boolean isAsked(ObjectNode input) {
    return input.path("publish").asBoolean();
  }

  /** Publishes the revision where the input asks for it, and names the version in the answer. */
  Future<ObjectNode> ifAsked(ObjectNode input, Machine machine, ObjectNode answer) {
    return isAsked(input)
        ? publish(machine, input.path("versionDescription").textValue())
            .map(
                version ->
                    answer.put(
                        "stateMachineVersionArn", versionArn(machine.name(), version.number())))
        : Future.succeededFuture(answer);
  }

  /**
   * Fails where the input asks for one version more than a machine can have, before anything is
   * changed.
   */
  Future<Void> checkRoom(ObjectNode input, Name machine) {
    if (!isAsked(input)) {
      return Future.succeededFuture();
    }
    return context
        .catalog()
        .releases()
        .of(machine)
        .map(
            there -> {
              if (there.versions().size() >= Releases.MOST_VERSIONS) {
                throw tooMany(machine);
              }
              return null;
            });
  }

  /**
   * Publishes the newest revision. The future fails with ConflictException where it is that no
   * more, and with ServiceQuotaExceededException.
   */
  public Future<Version> publish(Machine machine, @Nullable String description) {
    return context
        .catalog()
        .releases()
        .publish(machine.name(), machine.revision(), description, context.clock().millis())
        .map(result -> version(machine, result));
  }

  private static Version version(Machine machine, PublishResult result) {
    if (result instanceof PublishResult.Done done) {
      return done.version();
    } else if (result instanceof PublishResult.TooMany) {
      throw tooMany(machine.name());
    } else if (result instanceof PublishResult.Outdated) {
      throw new ServiceException(
          new ConflictException(
              "Another update of the state machine came first. Please try again."));
    }
    throw new IllegalStateException("no result of publishing: " + result);
  }

  private static ServiceException tooMany(Name machine) {
    return new ServiceException(
        new ServiceQuotaExceededException(
            "The state machine has %d versions, and can have no more: %s"
                .formatted(Releases.MOST_VERSIONS, ActionContext.machineArn(machine))));
  }

  /** The ARN of a version. */
  public static String versionArn(Name machine, int number) {
    return new Arn.StateMachine(machine.home(), machine.text(), Integer.toString(number)).text();
  }
}
