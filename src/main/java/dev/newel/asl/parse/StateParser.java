package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.FailState;
import dev.newel.asl.Flow;
import dev.newel.asl.ParallelState;
import dev.newel.asl.PassState;
import dev.newel.asl.State;
import dev.newel.asl.SucceedState;
import dev.newel.asl.data.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the states of one type. */
interface StateParser {

  /** Reads a state, and reports what is wrong with it; common fields are the caller's. */
  State parse(String name, Fields fields);

  /** The parsers by the values of the field Type, in the order in which AWS lists them. */
  Map<String, StateParser> BY_TYPE = byType();

  private static Map<String, StateParser> byType() {
    Map<String, StateParser> parsers = new LinkedHashMap<>();
    parsers.put("Task", TaskParser::parse);
    parsers.put("Wait", WaitParser::parse);
    parsers.put("Pass", StateParser::pass);
    parsers.put("Succeed", StateParser::succeed);
    parsers.put("Fail", StateParser::fail);
    parsers.put("Choice", ChoiceParser::parse);
    parsers.put("Parallel", StateParser::parallel);
    parsers.put("Map", MapParser::parse);
    return parsers;
  }

  private static State pass(String name, Fields fields) {
    JsonNode result = fields.usesJsonata() ? null : fields.value("Result");
    return new PassState(
        name,
        QueryFields.of(fields).dataFlowWithoutSelector(),
        result == null ? null : Json.of(result),
        TransitionParser.parse(fields));
  }

  private static State succeed(String name, Fields fields) {
    return new SucceedState(name, QueryFields.of(fields).dataFlowOfEnd());
  }

  private static State fail(String name, Fields fields) {
    QueryFields queries = QueryFields.of(fields);
    return new FailState(
        name, queries.dataFlowOfFailure(), queries.text("Error"), queries.text("Cause"));
  }

  private static State parallel(String name, Fields fields) {
    fields.require("Branches");
    fields.refuseEmpty("Branches");
    List<Flow> branches = new ArrayList<>();
    for (Fields branch : fields.objects("Branches")) {
      branches.add(FlowParser.parseNested(branch));
    }
    return new ParallelState(
        name,
        List.copyOf(branches),
        QueryFields.of(fields).dataFlow(),
        FailurePolicyParser.parse(fields),
        TransitionParser.parse(fields));
  }
}
