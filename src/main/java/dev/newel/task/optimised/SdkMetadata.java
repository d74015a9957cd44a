package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireAnswer;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the outputs of optimised integrations say of the answer itself, as the SDK for Java 1 had it
 * among its results.
 */
final class SdkMetadata {

  private SdkMetadata() {}

  /** The result with both members, all of them in the order of their names. */
  static ObjectNode add(ObjectNode result, WireAnswer answer) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    TreeMap<String, JsonNode> members = new TreeMap<>();
    result.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    members.put("SdkHttpMetadata", http(answer));
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    answer.requestId().ifPresent(id -> response.put("RequestId", id));
    members.put("SdkResponseMetadata", response);
    return output.setAll(members);
  }

  private static ObjectNode http(WireAnswer answer) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    Map<String, String> last = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (NameValue header : answer.headers()) {
      all.withArray("/" + escaped(header.name())).add(header.value());
      last.put(header.name(), header.value());
    }
    ObjectNode http = JsonNodeFactory.instance.objectNode();
    http.set("AllHttpHeaders", all);
    ObjectNode headers = http.putObject("HttpHeaders");
    last.forEach(headers::put);
    return http.put("HttpStatusCode", answer.status());
  }

  /** The name in a JSON Pointer. */
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
