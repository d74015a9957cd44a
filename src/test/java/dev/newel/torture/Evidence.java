package dev.newel.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a run leaves behind.
 *
 * @param deeds what the clients did
 * @param fates what became of the executions
 * @param leftovers what is still in an outbox, a set of deadlines or a queue
 */
record Evidence(List<Deed> deeds, List<Fate> fates, List<String> leftovers) {

  /** The error of the stops that release executions whose task a fault cut off. */
  static final String CUT_OFF = "CutOff";

  private static final ObjectMapper JSON = new ObjectMapper();

  <T extends Deed> List<T> all(Class<T> kind) {
    return deeds.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  Map<String, Deed.Poll> pollsByWorker() {
    return all(Deed.Poll.class).stream().collect(Collectors.toMap(Deed.Poll::worker, it -> it));
  }

  Map<String, Deed.Start> startsByRun() {
    return all(Deed.Start.class).stream().collect(Collectors.toMap(Deed.Start::run, it -> it));
  }

  Set<String> deaths() {
    return all(Deed.Death.class).stream().map(Deed.Death::worker).collect(Collectors.toSet());
  }

  List<Deed.Answer> answersOf(String worker) {
    return all(Deed.Answer.class).stream().filter(it -> it.worker().equals(worker)).toList();
  }

  /** What names an execution among the starts: it stands in its input. */
  static String run(Fate fate) {
    return parse(fate.description().path("input").asText()).path("run").asText();
  }

  /** JSON, or nothing where it is none. */
  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
