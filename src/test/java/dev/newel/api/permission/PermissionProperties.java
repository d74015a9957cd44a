package dev.newel.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionCall;
import dev.newel.aws.Home;
import dev.newel.identity.Caller;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Permissions are asked for before an input is checked: whatever stands in it, there is an answer.
 */
class PermissionProperties {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> MEMBERS =
      List.of(
          "name",
          "tags",
          "publish",
          "revealSecrets",
          "stateMachineArn",
          "executionArn",
          "activityArn",
          "mapRunArn",
          "resourceArn",
          "stateMachineAliasArn",
          "stateMachineVersionArn",
          "routingConfiguration");

  private static final List<String> PIECES =
      List.of(":", "arn:aws:states:us-east-1:", "000000000000", "stateMachine", "/", "#", "*", "é");

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth > 2 ? 4 : 6)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextLong());
      case 3 -> JSON.textNode(text(random));
      case 4 -> JSON.arrayNode().add(value(random, depth + 1));
      default ->
          JSON.objectNode()
              .set(MEMBERS.get(random.nextInt(MEMBERS.size())), value(random, depth + 1));
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @Property(tries = 300)
  void shouldSayWhatAnyInputNeeds(@ForAll Random random) {
    ObjectNode input = JSON.objectNode();
    MEMBERS.forEach(member -> input.set(member, value(random, 0)));
    for (String action : ActionPermissions.actions()) {
      ActionCall call =
          new ActionCall(
              Home.of("us-east-1", "000000000000"),
              Caller.UNKNOWN,
              action,
              input,
              "r",
              null,
              ActionCall.Client.STEADY);

      assertThat(ActionPermissions.of(call)).isNotEmpty();
    }
  }
}
