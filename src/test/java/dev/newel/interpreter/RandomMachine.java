package dev.newel.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes definitions of all state types, whose states often fail. Text with single quotes. */
public final class RandomMachine {

  /** Inputs and outputs that the paths of the definitions find something in, or nothing. */
  public static final List<String> PAYLOADS =
      List.of(
          "{}",
          "7",
          "null",
          "[]",
          "{'n':1,'items':[1,{'n':0},[2]],'s':'x'}",
          "{'items':[],'n':0}",
          "{'n':99999999999,'items':{'a':1}}",
          "[{'n':2},{'items':[1,2,3,4]}]",
          "'\\u00e4\\ud83d\\ude00'",
          "{'s':'" + "long ".repeat(70) + "','items':[1]}");

  private static final List<String> DATA =
      List.of(
          "",
          "",
          "",
          "'InputPath':'$.items',",
          "'OutputPath':'$.n',",
          "'InputPath':null,",
          "'OutputPath':null,",
          "'ResultPath':'$.r',",
          "'ResultPath':'$.n.r',",
          "'ResultPath':null,",
          "'Parameters':{'a.$':'$.n','c.$':'$$.State.Name'},",
          "'Parameters':{'u.$':'States.UUID()','all.$':'$'},",
          "'Parameters':{'m.$':'$$.Map.Item.Index'},");

  /** The same with a variable, VAR. */
  private static final List<String> DATA_WITH_VARIABLES =
      List.of(
          "'InputPath':'VAR',",
          "'OutputPath':'VAR.n',",
          "'Parameters':{'v.$':'VAR','items.$':'$'},",
          "'Parameters':{'a.$':'States.Array(VAR, VAR)'},");

  /** What variables become. */
  private static final List<String> VALUES =
      List.of(
          "'VAR':{'n':1,'items':[3]}",
          "'VAR':null",
          "'VAR.$':'$'",
          "'VAR.$':'$.n'",
          "'VAR.$':'$$.State.Name'",
          "'VAR.$':'$VAR'",
          "'VAR.$':'States.Array($VAR, $VAR)'");

  private static final List<String> ERRORS =
      List.of(
          "States.ALL",
          "States.TaskFailed",
          "States.Timeout",
          "E1",
          "States.QueryEvaluationError",
          "States.DataLimitExceeded");

  private static final String CHILD =
      "{'StateMachineArn':'" + RunningMachine.ARNS + "stateMachine:child'},";

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private int names;

  /** The variables of this flow and those around it. */
  private final List<String> visible = new ArrayList<>();

  /** The variable of this flow; empty where it has none. */
  private String own = "";

  private RandomMachine(Random random) {
    this.random = random;
  }

  public static String definition(Random random) {
    RandomMachine machine = new RandomMachine(random);
    machine.out.append('{');
    if (random.nextInt(4) == 0) {
      machine.out.append("'TimeoutSeconds':").append(1 + random.nextInt(60)).append(',');
    }
    machine.flow(0);
    machine.out.append('}');
    return machine.out.toString();
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A chain, so that every state can be reached; choices and catchers jump along it. */
  private void flow(int depth) {
    List<String> chain = new ArrayList<>();
    for (int count = 1 + random.nextInt(depth == 0 ? 4 : 3); count > 0; count--) {
      chain.add("S" + names++);
    }
    String outer = own;
    // by its depth, as a flow must not assign what one around it does
    own = random.nextBoolean() ? "v" + depth : "";
    int assigning = own.isEmpty() ? -1 : random.nextInt(chain.size());
    if (!own.isEmpty()) {
      visible.add(own);
    }
    out.append("'StartAt':'").append(chain.get(0)).append("','States':{");
    for (int i = 0; i < chain.size(); i++) {
      boolean last = i == chain.size() - 1;
      String way = last ? "'End':true" : "'Next':'" + chain.get(i + 1) + "'";
      out.append(i == 0 ? "'" : ",'").append(chain.get(i)).append("':{");
      if (i == assigning) {
        out.append("'Type':'Pass','Assign':{").append(value()).append("},").append(way);
      } else {
        state(depth, chain, last, way);
      }
      out.append('}');
    }
    out.append('}');
    visible.remove(own);
    own = outer;
  }

  private String value() {
    return one(VALUES).replace("VAR", own);
  }

  /** An Assign, or none. */
  private String assign() {
    return own.isEmpty() || random.nextInt(3) > 0 ? "" : "'Assign':{" + value() + "},";
  }

  /** A path that may look into a variable. */
  private String path(String other) {
    return visible.isEmpty() || random.nextInt(3) > 0 ? other : "$" + one(visible);
  }

  private String data() {
    if (visible.isEmpty() || random.nextInt(3) > 0) {
      return one(DATA);
    }
    return one(DATA_WITH_VARIABLES).replace("VAR", "$" + one(visible));
  }

  private void state(int depth, List<String> chain, boolean last, String way) {
    if (random.nextInt(5) == 0) {
      jsonata(depth, chain, last, way);
      return;
    }
    switch (random.nextInt(depth < 3 ? 12 : 8)) {
      case 0 -> out.append("'Type':'Pass',").append(data()).append(assign()).append(way);
      case 1 -> choiceOrEnd(chain, last, way);
      case 2 -> waitFor(way);
      case 4, 5 -> task(RunningMachine.ARNS + "activity:work", chain, way);
      case 6 -> task("arn:aws:lambda:us-east-1:000000000000:function:work", chain, way);
      case 3, 7 -> call(way);
      case 8, 9 -> parallel(depth, chain, way);
      default -> map(depth, chain, way);
    }
  }

  private void jsonata(int depth, List<String> chain, boolean last, String way) {
    RandomJsonata fields = new RandomJsonata(random, visible);
    out.append("'QueryLanguage':'JSONata',");
    int kind = random.nextInt(depth < 3 ? 6 : 4);
    switch (kind) {
      case 0 -> out.append("'Type':'Pass',");
      case 1 -> {
        if (last) {
          out.append(
              random.nextBoolean()
                  ? "'Type':'Succeed'," + fields.field("Output") + "'Comment':'c'"
                  : "'Type':'Fail'," + fields.failure());
          return;
        }
        out.append("'Type':'Choice','Choices':[{").append(fields.condition());
        out.append(fields.field("Output")).append(fields.assign(own));
        out.append("'Next':'").append(one(chain)).append("'}],");
        out.append(fields.assign(own)).append(way.replace("Next", "Default"));
        return;
      }
      case 2 -> out.append("'Type':'Wait',").append(fields.until());
      case 3 -> {
        out.append("'Type':'Task','Resource':'" + RunningMachine.ARNS + "activity:work',");
        out.append(fields.field("Arguments")).append(fields.number("TimeoutSeconds"));
        policy(chain, fields.field("Output", "$states.errorOutput") + fields.assign(own));
      }
      case 4 -> {
        out.append("'Type':'Parallel',").append(fields.field("Arguments"));
        branches(depth);
        policy(chain, fields.field("Output", "$states.errorOutput") + fields.assign(own));
      }
      default -> {
        out.append("'Type':'Map',").append(fields.items());
        out.append(fields.field("ItemSelector")).append(fields.number("MaxConcurrency"));
        out.append("'ItemProcessor':{");
        flow(depth + 1);
        out.append("},");
        policy(chain, fields.field("Output", "$states.errorOutput") + fields.assign(own));
      }
    }
    out.append(kind < 3 ? fields.field("Output") : fields.field("Output", "$states.result"));
    out.append(fields.assign(own)).append(way);
  }

  private void choiceOrEnd(List<String> chain, boolean last, String way) {
    if (last) {
      out.append(
          random.nextBoolean()
              ? "'Type':'Succeed'"
              : "'Type':'Fail','Error':'" + one(List.of("E1", "E2")) + "'");
      return;
    }
    out.append("'Type':'Choice','Choices':[{'Variable':'")
        .append(path("$.n"))
        .append("','NumericLessThan':5,")
        .append(assign())
        .append("'Next':'")
        .append(one(chain))
        .append("'}],")
        .append(assign())
        .append(way.replace("Next", "Default"));
  }

  private void waitFor(String way) {
    String until =
        one(
            List.of(
                "'Seconds':3",
                "'Seconds':0",
                "'SecondsPath':'" + path("$.n") + "'",
                "'Timestamp':'2026-03-01T12:00:05Z'"));
    out.append("'Type':'Wait',").append(until).append(',').append(assign()).append(way);
  }

  private void task(String resource, List<String> chain, String way) {
    out.append("'Type':'Task','Resource':'").append(resource).append("',").append(data());
    out.append(assign());
    out.append(
        one(List.of("", "", "'TimeoutSeconds':9,", "'TimeoutSeconds':9,'HeartbeatSeconds':4,")));
    policy(chain);
    out.append(way);
  }

  private void call(String way) {
    out.append("'Type':'Task','Resource':'arn:aws:states:::")
        .append(
            one(
                List.of(
                    "sqs:sendMessage.waitForTaskToken','Parameters':"
                        + "{'QueueUrl':'q','MessageBody.$':'$'},",
                    "batch:submitJob.sync','Parameters':"
                        + "{'JobName':'n','JobQueue':'q','JobDefinition.$':'$$.State.Name'},",
                    "aws-sdk:sfn:describeActivity','Parameters':"
                        + "{'ActivityArn.$':'$$.State.Name'},",
                    "states:startExecution','Parameters':" + CHILD,
                    "states:startExecution.sync:2','Parameters':" + CHILD)))
        .append("'HeartbeatSeconds':4,")
        .append(way);
  }

  private void parallel(int depth, List<String> chain, String way) {
    out.append("'Type':'Parallel',").append(data()).append(assign());
    branches(depth);
    policy(chain);
    out.append(way);
  }

  private void branches(int depth) {
    out.append("'Branches':[");
    for (int branches = 1 + random.nextInt(3); branches > 0; branches--) {
      out.append('{');
      flow(depth + 1);
      out.append(branches == 1 ? "}" : "},");
    }
    out.append("],");
  }

  private void map(int depth, List<String> chain, String way) {
    out.append("'Type':'Map',").append(assign());
    out.append(
        one(
            List.of(
                "",
                "'ItemsPath':'" + path("$.items") + "',",
                "'ItemsPath':'$$.Execution.Input.items',")));
    out.append(
        one(List.of("", "'MaxConcurrency':1,", "'MaxConcurrencyPath':'" + path("$.n") + "',")));
    out.append(one(List.of("", "'ItemSelector':{'n.$':'$$.Map.Item.Index','items.$':'$.items'},")));
    out.append("'ItemProcessor':{");
    flow(depth + 1);
    out.append("},");
    policy(chain);
    out.append(way);
  }

  private void policy(List<String> chain) {
    policy(chain, one(List.of("", "'ResultPath':'$.e',", "'ResultPath':'$.n.e',")) + assign());
  }

  private void policy(List<String> chain, String catcherData) {
    if (random.nextInt(3) == 0) {
      out.append("'Retry':[{'ErrorEquals':['")
          .append(one(ERRORS))
          .append("'],'IntervalSeconds':1,'MaxAttempts':2,'JitterStrategy':'FULL'}],");
    }
    if (random.nextInt(3) == 0) {
      out.append("'Catch':[{'ErrorEquals':['")
          .append(one(ERRORS))
          .append("'],")
          .append(catcherData)
          .append("'Next':'")
          .append(one(chain))
          .append("'}],");
    }
  }
}
