package dev.newel.asl.parse;

import dev.newel.asl.Flow;
import dev.newel.asl.MapState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Map states. */
final class MapParser {

  private static final String NOT_IN_EXPRESS =
      "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";

  private MapParser() {}

  static MapState parse(String name, Fields fields) {
    QueryFields queries = QueryFields.of(fields);
    queries.checkTolerance();
    return new MapState(
        name,
        processor(fields),
        queries.items(),
        queries.itemSelector(),
        queries.maxConcurrency(),
        queries.dataFlowWithoutArguments(),
        FailurePolicyParser.parse(fields),
        TransitionParser.parse(fields));
  }

  /** Iterator is the older name of ItemProcessor, which takes the newer fields, too. */
  private static Flow processor(Fields fields) {
    fields.requireOneOf("ItemProcessor", "Iterator");
    fields.allowOneOf("ItemProcessor", "Iterator");
    Fields processor = fields.object("ItemProcessor");
    Fields iterator = fields.object("Iterator");
    Fields flow = processor == null ? iterator : processor;
    if (flow == null) {
      return Flow.NONE;
    }
    checkMode(flow.object("ProcessorConfig"));
    return FlowParser.parseNested(flow);
  }

  private static void checkMode(@Nullable Fields config) {
    if (config == null) {
      return;
    }
    String mode = config.word("Mode", List.of("INLINE", "DISTRIBUTED"));
    if ("DISTRIBUTED".equals(mode) && config.scope().machineType() == MachineType.EXPRESS) {
      config.problem("Mode", NOT_IN_EXPRESS);
    } else if (mode != null) {
      NotYet.mapMode(mode).ifPresent(message -> config.problem("Mode", message));
    }
    if ("DISTRIBUTED".equals(mode)) {
      config.text("ExecutionType");
    }
    config.refuseOthers();
  }
}
