package dev.newel.asl.parse;

import dev.newel.asl.Distribution;
import dev.newel.asl.Flow;
import dev.newel.asl.MapState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Map states. */
final class MapParser {

  private static final String DISTRIBUTED = "DISTRIBUTED";

  private MapParser() {}

  static MapState parse(String name, Fields fields) {
    QueryFields queries = QueryFields.of(fields);
    Fields processor = processor(fields);
    boolean isDistributed = processor != null && isDistributed(processor);
    Distribution distribution = DistributionParser.parse(name, fields, processor, isDistributed);
    Flow flow = processor == null ? Flow.NONE : FlowParser.parseNested(processor, isDistributed);
    return new MapState(
        name,
        flow,
        queries.items(),
        queries.itemSelector(),
        queries.maxConcurrency(),
        queries.dataFlowWithoutArguments(),
        FailurePolicyParser.parse(fields),
        TransitionParser.parse(fields),
        isDistributed ? distribution.expressIf(ExpressFlows.fits(flow, fields.scope())) : null);
  }

  /** Iterator is the older name of ItemProcessor, which takes the newer fields, too. */
  private static @Nullable Fields processor(Fields fields) {
    fields.requireOneOf("ItemProcessor", "Iterator");
    fields.allowOneOf("ItemProcessor", "Iterator");
    Fields processor = fields.object("ItemProcessor");
    Fields iterator = fields.object("Iterator");
    return processor == null ? iterator : processor;
  }

  private static boolean isDistributed(Fields processor) {
    Fields config = processor.object("ProcessorConfig");
    if (config == null) {
      return false;
    }
    boolean isDistributed = DISTRIBUTED.equals(config.word("Mode", List.of("INLINE", DISTRIBUTED)));
    if (isDistributed) {
      config.require("ExecutionType");
      config.word("ExecutionType", List.of("STANDARD", "EXPRESS"));
      refuseInExpress(config);
    }
    config.refuseOthers();
    return isDistributed;
  }

  private static void refuseInExpress(Fields config) {
    if (config.scope().machineType() == MachineType.EXPRESS) {
      config.problem(
          "Mode",
          "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state"
              + " machines");
    }
  }
}
