package dev.newel.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a definition has become, it is parsed or refused: nothing else comes out. */
class DefinitionFuzzTest {

  private static final String VALID =
      """
      {"Comment":"c","StartAt":"Choose","TimeoutSeconds":60,"States":{
        "Choose":{"Type":"Choice","Default":"Work","Choices":[
          {"And":[{"Variable":"$.a","IsPresent":true},
                  {"Not":{"Variable":"$.a","StringMatches":"x*"}}],"Next":"Hold",
           "Assign":{"x":{"y":[1]},"z.$":"$.a"}},
          {"Variable":"$z","NumericLessThanPath":"$x.y[0]","Next":"Items"}]},
        "Hold":{"Type":"Wait","TimestampPath":"$.t","OutputPath":null,"Next":"Work"},
        "Work":{"Type":"Task","Resource":"arn:aws:states:us-east-1:1:activity:a",
          "Parameters":{"x.$":"States.Format('{}', $.y)","z":[{"q.$":"$$.Execution.Id"}]},
          "TimeoutSeconds":9,"HeartbeatSecondsPath":"$.h","ResultPath":"$.r","End":true,
          "Retry":[{"ErrorEquals":["A","B"],"BackoffRate":1.5,"JitterStrategy":"FULL"},
                   {"ErrorEquals":["States.ALL"],"MaxAttempts":0}],
          "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.e","Next":"Broken"}]},
        "Items":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":2,"Next":"Sides",
          "ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"Item","States":{
            "Item":{"Type":"Pass","Result":1,"Assign":{"own.$":"$x"},"End":true}}}},
        "Sides":{"Type":"Parallel","Next":"Done","Branches":[
          {"StartAt":"Side","States":{"Side":{"Type":"Succeed"}}}]},
        "Done":{"Type":"Succeed"},
        "Broken":{"Type":"Fail","ErrorPath":"$.e.Error","Cause":"c"}}}
      """;

  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "99999999999999999999",
          "\"\"",
          "\"$\"",
          "\"$$\"",
          "\"$.a[\"",
          "\"$x\"",
          "\"States.ALL\"",
          "\"JSONata\"",
          "[]",
          "[[]]",
          "{}",
          "{\"a.$\":1}",
          "[null]",
          "\"Done\"",
          "\"\\u0000\"",
          "\"\\ud800\"");

  @Example
  void shouldStartFromValidDefinition() {
    assertThat(Definitions.problems(VALID, MachineType.STANDARD)).isEmpty();
  }

  @Property(tries = 1000)
  void shouldParseOrRefuseChangedTree(@ForAll Random random) {
    JsonNode definition = Json.ofTrusted(VALID).node();
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      change(definition, random);
    }
    parseOrRefuse(Json.write(definition), random);
  }

  @Property(tries = 1000)
  void shouldParseOrRefuseChangedText(@ForAll Random random) {
    StringBuilder text = new StringBuilder(VALID);
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, (char) random.nextInt(0x80));
        default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
      }
    }
    parseOrRefuse(text.toString(), random);
  }

  @Property
  void shouldParseOrRefuseAnyText(@ForAll String text, @ForAll Random random) {
    parseOrRefuse(text, random);
  }

  private static void parseOrRefuse(String text, Random random) {
    MachineType type = random.nextBoolean() ? MachineType.STANDARD : MachineType.EXPRESS;
    assertThat(Definitions.problems(text, type))
        .allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
  }

  /** Drops, replaces, renames or repeats something somewhere in the tree. */
  private static void change(JsonNode definition, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(definition, containers);
    JsonNode chosen = containers.get(random.nextInt(containers.size()));
    JsonNode odd = Json.ofTrusted(ODD_VALUES.get(random.nextInt(ODD_VALUES.size()))).node();
    if (chosen instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name, odd.deepCopy());
        case 2 -> object.set(name + "x", object.remove(name));
        default -> object.set("Other", object.get(name).deepCopy());
      }
    } else if (chosen instanceof ArrayNode array) {
      array.add(odd.deepCopy());
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }
}
