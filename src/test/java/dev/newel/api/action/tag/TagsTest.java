package dev.newel.api.action.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TooManyTagsException;

/** The tags of state machines and activities. */
class TagsTest {

  private static final String PASS =
      "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}";

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static SfnClient sfn;
  private static Workflows flows;

  @BeforeAll
  static void connect() {
    sfn = NEWEL.sfn();
    flows = new Workflows(sfn);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static List<Tag> tags(String arn) {
    return sfn.listTagsForResource(r -> r.resourceArn(arn)).tags();
  }

  private static void add(String arn, Tag... tags) {
    sfn.tagResource(r -> r.resourceArn(arn).tags(tags));
  }

  @Test
  void shouldAddReplaceAndTakeTags() {
    for (String arn : List.of(flows.machine("tagged", PASS), flows.activity("tagged"))) {
      assertThat(tags(arn)).isEmpty();
      add(arn, tag("a", "1"), tag("b", ""));
      add(arn, tag("a", "2"), tag("c", "ü / x"));
      sfn.untagResource(r -> r.resourceArn(arn).tagKeys("b", "b", "other"));

      assertThat(tags(arn)).containsExactly(tag("a", "2"), tag("c", "ü / x"));
    }
  }

  @Test
  void shouldKeepTagsOverAnUpdate() {
    String machine =
        sfn.createStateMachine(
                r ->
                    r.name("kept")
                        .definition(PASS)
                        .roleArn(NewelServer.ROLE)
                        .tags(tag("born", "with")))
            .stateMachineArn();
    add(machine, tag("added", "later"));
    sfn.updateStateMachine(
        r -> r.stateMachineArn(machine).roleArn(NewelServer.ROLE + "2").publish(true));

    assertThat(tags(machine)).containsExactly(tag("born", "with"), tag("added", "later"));
  }

  @Test
  void shouldHaveFiftyAtMost() {
    String activity = flows.activity("many");
    add(activity, IntStream.range(0, 50).mapToObj(i -> tag("k" + i, "")).toArray(Tag[]::new));
    add(activity, tag("k7", "changed"));

    assertThatThrownBy(() -> add(activity, tag("one more", "")))
        .isInstanceOf(TooManyTagsException.class);
    assertThat(tags(activity)).hasSize(50);
  }

  @Test
  void shouldNotFindWhatIsNotThere() {
    String machine = flows.machine("versioned", PASS);
    String version =
        sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine)).stateMachineVersionArn();
    for (String arn : List.of(machine + "2", version, machine + ":PROD")) {
      assertThatThrownBy(() -> tags(arn))
          .isInstanceOf(ResourceNotFoundException.class)
          .hasMessageContaining("Resource not found: '" + arn + "'");
      assertThatThrownBy(() -> add(arn, tag("a", "b")))
          .isInstanceOf(ResourceNotFoundException.class);
    }
    assertThatThrownBy(() -> tags(machine.replace("stateMachine", "execution") + ":e"))
        .isInstanceOf(InvalidArnException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"key\":\"a&b\",\"value\":\"\"}",
        "{\"key\":\"a\",\"value\":\"<\"}",
        "{\"key\":\"aws:a\",\"value\":\"\"}",
        "{\"value\":\"v\"}"
      })
  void shouldRefuseOtherTags(String tag) {
    Answer answer =
        NEWEL.call("CreateActivity", "{\"name\":\"wrong\",\"tags\":[%s]}".formatted(tag));

    assertThat(answer.error()).isEqualTo("ValidationException");
    assertThat(answer.message()).contains("tags.1.member.");
  }
}
