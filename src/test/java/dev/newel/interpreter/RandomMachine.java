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

  private static final List<String> ERRORS =
      List.of(
          "States.ALL", "States.TaskFailed", "States.Timeout", "E1", "States.DataLimitExceeded");

  private static final String CHILD =
      "{'StateMachineArn':'" + RunningMachine.ARNS + "stateMachine:child'},";

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private int names;

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
    out.append("'StartAt':'").append(chain.get(0)).append("','States':{");
    for (int i = 0; i < chain.size(); i++) {
      boolean last = i == chain.size() - 1;
      String way = last ? "'End':true" : "'Next':'" + chain.get(i + 1) + "'";
      out.append(i == 0 ? "'" : ",'").append(chain.get(i)).append("':{");
      state(depth, chain, last, way);
      out.append('}');
    }
    out.append('}');
  }

  private void state(int depth, List<String> chain, boolean last, String way) {
    switch (random.nextInt(depth < 3 ? 11 : 8)) {
      case 0 -> out.append("'Type':'Pass',").append(one(DATA)).append(way);
      case 1 -> choiceOrEnd(chain, last, way);
      case 2 -> waitFor(way);
      case 3 -> task("arn:aws:states:::aws-sdk:sfn:describeActivity", chain, way);
      case 4, 5 -> task(RunningMachine.ARNS + "activity:work", chain, way);
      case 6 -> task("arn:aws:lambda:us-east-1:000000000000:function:work", chain, way);
      case 7 -> call(way);
      case 8 -> parallel(depth, chain, way);
      default -> map(depth, chain, way);
    }
  }

  private void choiceOrEnd(List<String> chain, boolean last, String way) {
    if (last) {
      out.append(
          random.nextBoolean()
              ? "'Type':'Succeed'"
              : "'Type':'Fail','Error':'" + one(List.of("E1", "E2")) + "'");
      return;
    }
    out.append("'Type':'Choice','Choices':[{'Variable':'$.n','NumericLessThan':5,'Next':'")
        .append(one(chain))
        .append("'}],")
        .append(way.replace("Next", "Default"));
  }

  private void waitFor(String way) {
    String until =
        one(
            List.of(
                "'Seconds':3",
                "'Seconds':0",
                "'SecondsPath':'$.n'",
                "'Timestamp':'2026-03-01T12:00:05Z'"));
    out.append("'Type':'Wait',").append(until).append(',').append(way);
  }

  private void task(String resource, List<String> chain, String way) {
    out.append("'Type':'Task','Resource':'").append(resource).append("',").append(one(DATA));
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
                    "sqs:sendMessage.waitForTaskToken','Parameters':{},",
                    "batch:submitJob.sync','Parameters':{},",
                    "states:startExecution','Parameters':" + CHILD,
                    "states:startExecution.sync:2','Parameters':" + CHILD)))
        .append("'HeartbeatSeconds':4,")
        .append(way);
  }

  private void parallel(int depth, List<String> chain, String way) {
    out.append("'Type':'Parallel',").append(one(DATA)).append("'Branches':[");
    for (int branches = 1 + random.nextInt(3); branches > 0; branches--) {
      out.append('{');
      flow(depth + 1);
      out.append(branches == 1 ? "}" : "},");
    }
    out.append("],");
    policy(chain);
    out.append(way);
  }

  private void map(int depth, List<String> chain, String way) {
    out.append("'Type':'Map',");
    out.append(
        one(List.of("", "'ItemsPath':'$.items',", "'ItemsPath':'$$.Execution.Input.items',")));
    out.append(one(List.of("", "'MaxConcurrency':1,", "'MaxConcurrencyPath':'$.n',")));
    out.append(one(List.of("", "'ItemSelector':{'n.$':'$$.Map.Item.Index','items.$':'$.items'},")));
    out.append("'ItemProcessor':{");
    flow(depth + 1);
    out.append("},");
    policy(chain);
    out.append(way);
  }

  private void policy(List<String> chain) {
    if (random.nextInt(3) == 0) {
      out.append("'Retry':[{'ErrorEquals':['")
          .append(one(ERRORS))
          .append("'],'IntervalSeconds':1,'MaxAttempts':2,'JitterStrategy':'FULL'}],");
    }
    if (random.nextInt(3) == 0) {
      out.append("'Catch':[{'ErrorEquals':['")
          .append(one(ERRORS))
          .append("'],")
          .append(one(List.of("", "'ResultPath':'$.e',", "'ResultPath':'$.n.e',")))
          .append("'Next':'")
          .append(one(chain))
          .append("'}],");
    }
  }
}
