package dev.newel.task.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.api.model.ServiceModel;
import dev.newel.asl.parse.Definitions;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.TaskResources;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModels;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Newel's own actions in Task states, against what its API takes. */
class OwnActionsTest {

  private static final Map<String, Operation> ACTIONS =
      ServiceModels.bundled().find("sfn").orElseThrow().operations();

  @Test
  void shouldReachEveryActionThatThereIs() {
    assertThat(ACTIONS.keySet())
        .contains("redriveExecution", "tagResource", "testState")
        .hasSize(37)
        .allSatisfy(
            action ->
                assertThat(find("arn:aws:states:::aws-sdk:sfn:" + action))
                    .isInstanceOf(TaskResources.Found.class));
  }

  @Test
  void shouldKnowNoActionThatTheApiHasNot() {
    ServiceModel api = ServiceModel.load();
    assertThat(ACTIONS.values())
        .extracting(Operation::name)
        .allSatisfy(name -> assertThat(api.hasAction(name)).isTrue());
  }

  @Test
  void shouldRefuseAnActionThatIsNone() {
    assertThat(find("arn:aws:states:::aws-sdk:sfn:noSuchAction"))
        .isInstanceOf(TaskResources.Refused.class);
  }

  private static TaskResources.Answer find(String arn) {
    return Definitions.TASKS.find(arn, MachineType.STANDARD);
  }
}
