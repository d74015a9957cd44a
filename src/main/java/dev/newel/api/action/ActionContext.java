package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.parse.DefinitionParser;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.ServiceUnavailable;
import dev.newel.aws.ServiceError.ThrottlingException;
import dev.newel.aws.ServiceException;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.store.Catalog;
import dev.newel.store.HistoryStore;
import dev.newel.task.TaskTraces;
import dev.newel.token.Signature;
import dev.newel.token.StrongRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the actions work with.
 *
 * @param catalog state machines and activities
 * @param cached the same, as far as this instance remembers them
 * @param histories executions, to be read
 * @param engines executions, to be moved on
 * @param signature signs tokens
 * @param definitions checks definitions
 * @param mocks test cases that executions can be started with
 * @param archived where executions are that are not here any more
 * @param traces that tasks belong to
 */
public record ActionContext(
    Catalog catalog,
    CachedCatalog cached,
    HistoryStore histories,
    EngineClient engines,
    Signature signature,
    DefinitionParser definitions,
    Clock clock,
    TaskMocks mocks,
    ArchivePlaces archived,
    TaskTraces traces) {

  private static final RandomGenerator IDS = new StrongRandom();

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A UUID: of the name of an execution that was given none, or of a revision. */
  public static String newId() {
    return RequestId.uuid(IDS);
  }

  public static String machineArn(Name name) {
    return new Arn.StateMachine(name.home(), name.text(), null).text();
  }

  public static String activityArn(Name name) {
    return new Arn.Activity(name.home(), name.text()).text();
  }

  /** What a lookup gave, or the error that there is nothing. */
  public static <T> T found(@Nullable T value, ServiceError missing) {
    if (value == null) {
      throw new ServiceException(missing);
    }
    return value;
  }

  /** The failure that a reply stands for which is none of those expected. */
  public static ServiceException unexpected(EngineReply reply, ServiceError missing) {
    if (reply instanceof EngineReply.NoExecution) {
      return new ServiceException(missing);
    } else if (reply instanceof EngineReply.Unavailable unavailable) {
      return unavailable(unavailable.isFull());
    } else if (reply instanceof EngineReply.Overloaded) {
      return new ServiceException(
          new ThrottlingException(
              "This server runs as many executions as it has memory for. Please try again later."));
    }
    throw new IllegalStateException("unexpected reply " + reply);
  }

  /**
   * The failure that a store stands for which does not do what it is asked.
   *
   * @param isFull whether it is there and has no room
   */
  static ServiceException unavailable(boolean isFull) {
    return new ServiceException(
        isFull
            ? new ThrottlingException("The store of this server is full. Please try again later.")
            : new ServiceUnavailable(
                "The store of this server does not answer. Please try again."));
  }
}
