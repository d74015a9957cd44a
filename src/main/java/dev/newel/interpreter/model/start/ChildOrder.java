package dev.newel.interpreter.model.start;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.Arn;
import dev.newel.aws.ResourceName;
import dev.newel.aws.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A child execution that a task asks for. The same attempt of the task always asks for the same
 * one, so that it is started once, however often that is tried.
 *
 * @param machineArn of its state machine, as the state gave it
 * @param name of the execution; where the state gives none, made of the attempt
 * @param input as a text
 * @param call names the call that starts it
 */
public record ChildOrder(String machineArn, String name, String input, String call) {

  /** The arguments that a state can give. */
  public static final String MACHINE = "StateMachineArn";

  /** The name of the execution. */
  public static final String NAME = "Name";

  /** Its input: JSON, or a text that is. */
  public static final String INPUT = "Input";

  /**
   * What an attempt of a task asks for.
   *
   * @param nonce that names the attempt
   */
  public static ChildOrder of(JsonNode arguments, long nonce) {
    String machine = arguments.path(MACHINE).asText();
    String call = "task-" + Long.toUnsignedString(nonce, Character.MAX_RADIX);
    JsonNode name = arguments.path(NAME);
    JsonNode input = arguments.path(INPUT);
    return new ChildOrder(
        machine,
        name.isTextual() ? name.textValue() : name(machine, call),
        input.isTextual() ? input.textValue() : text(input),
        call);
  }

  private static String name(String machine, String call) {
    byte[] seed = (machine + " " + call).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }

  private static String text(JsonNode input) {
    return input.isMissingNode() || input.isNull() ? Json.EMPTY_OBJECT.text() : Json.write(input);
  }

  /** Where the execution is, or would be; null where what the state has given names none. */
  public @Nullable ExecutionKey key() {
    try {
      ResourceName.check(name);
      Arn.StateMachine machine = Arn.parse(machineArn, Arn.StateMachine.class);
      return new ExecutionKey(machine.home(), machine.name(), name);
    } catch (ServiceException e) {
      return null;
    }
  }
}
