package dev.newel.torture;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The state machines of the load. Most have neither Retry nor time-out, so that a task that is lost
 * shows as an execution that hangs.
 */
enum Machine {
  /** Nothing but Pass. */
  CHAIN,
  WAIT,
  TASK,
  RETRY,
  /** A Map with tasks in it. */
  EACH,
  /** A distributed Map, whose items wait in executions of their own, two at a time. */
  SPREAD,
  /** The same in Express executions. */
  SPREAD_EXPRESS,
  /** A Parallel: a task, a wait before a task, and a Pass. Two of them go by variables. */
  BOTH,
  /** The only one whose tasks time out, by their heartbeats, and are tried again. */
  BEAT,
  /** Its task has no worker: it ends by its own time-out. */
  LATE,
  /** Waits for an execution of CHILD. */
  PARENT,
  /** A task, which only parents start. */
  CHILD,
  /** Calls a function. */
  CALL,
  /** Calls a function that answers with the task's token. */
  CALLBACK;

  private static final List<Machine> ALL =
      Stream.of(values()).filter(machine -> machine != CHILD).toList();

  static final String WORK = "work";
  static final String BEATEN = "beaten";
  static final String UNHEARD = "unheard";

  /** Seconds. */
  static final int HEARTBEAT = 5;

  static final int WAIT_SECONDS = 2;
  static final int LATE_SECONDS = 6;
  static final int MAP_ITEMS = 4;
  static final String OOPS = "Oops";
  static final String AGAIN = "Again";

  private static final String TASK_STATE =
      "{\"Type\":\"Task\",\"Resource\":\"ARN:%s\"%s,\"End\":true}";
  private static final String PARAMETERS =
      ",\"Parameters\":{\"run.$\":\"$.run\",\"plan.$\":\"$.plan\",\"tries.$\":\"$$.State.RetryCount\"}";

  static Machine any(SplittableRandom random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  String machineName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The definition.
   *
   * @param activityPrefix what comes before the name in the ARN of an activity
   */
  String definition(String activityPrefix) {
    return states()
        .replace("MACHINES:", activityPrefix.replace(":activity:", ":stateMachine:"))
        .replace(
            "FUNCTIONS:",
            activityPrefix.replace(":states:", ":lambda:").replace(":activity:", ":function:"))
        .replace("ARN:", activityPrefix);
  }

  private String states() {
    return switch (this) {
      case CHAIN ->
          """
          {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"C"},
          "C":{"Type":"Pass","Next":"D"},"D":{"Type":"Succeed"}}}\
          """;
      case WAIT -> only("{\"Type\":\"Wait\",\"Seconds\":%d,\"End\":true}".formatted(WAIT_SECONDS));
      case TASK, CHILD -> only(task(WORK, ""));
      case PARENT ->
          only(
              """
              {"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","End":true,
              "Parameters":{"StateMachineArn":"MACHINES:child","Input.$":"$"}}\
              """);
      case CALL -> only("{\"Type\":\"Task\",\"Resource\":\"FUNCTIONS:called\",\"End\":true}");
      case CALLBACK ->
          only(
              """
              {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","End":true,
              "Parameters":{"FunctionName":"FUNCTIONS:calling-back","Payload":{
              "run.$":"$.run","plan.$":"$.plan","token.$":"$$.Task.Token"}}}\
              """);
      case RETRY ->
          only(
              task(
                  WORK,
                  PARAMETERS
                      + ",\"Retry\":[{\"ErrorEquals\":[\"Again\"],\"IntervalSeconds\":1,"
                      + "\"MaxAttempts\":3,\"BackoffRate\":1}]"));
      case EACH ->
          only(
              "{\"Type\":\"Map\",\"ItemsPath\":\"$.items\",\"ItemProcessor\":%s,\"End\":true}"
                  .formatted(flow("Item", task(WORK, ""))));
      case SPREAD -> only(distributedMap("STANDARD"));
      case SPREAD_EXPRESS -> only(distributedMap("EXPRESS"));
      case BOTH ->
          """
          {"StartAt":"Begin","States":{
          "Begin":{"Type":"Pass","Assign":{"begun.$":"$"},"Next":"Only"},
          "Only":{"Type":"Parallel","End":true,"Branches":[%s,{"StartAt":"Pause","States":{
          "Pause":{"Type":"Wait","Seconds":%d,"Assign":{"plan.$":"$.plan"},"Next":"After"},
          "After":%s}},{"StartAt":"Pass","States":{
          "Pass":{"Type":"Pass","OutputPath":"$begun","End":true}}}]}}}\
          """
              .formatted(
                  flow("Branch", task(WORK, "")),
                  WAIT_SECONDS,
                  task(WORK, ",\"Parameters\":{\"run.$\":\"$begun.run\",\"plan.$\":\"$plan\"}"));
      case BEAT ->
          only(
              task(
                  BEATEN,
                  PARAMETERS
                      + ",\"HeartbeatSeconds\":%d,\"Retry\":[{\"ErrorEquals\":[\"States.Timeout\"],"
                          .formatted(HEARTBEAT)
                      + "\"IntervalSeconds\":1,\"MaxAttempts\":8,\"BackoffRate\":1}]"));
      case LATE ->
          "{\"StartAt\":\"Only\",\"TimeoutSeconds\":%d,\"States\":{\"Only\":%s}}"
              .formatted(LATE_SECONDS, task(UNHEARD, ""));
    };
  }

  private static String only(String state) {
    return flow("Only", state);
  }

  private static String flow(String name, String state) {
    return "{\"StartAt\":\"%s\",\"States\":{\"%s\":%s}}".formatted(name, name, state);
  }

  private static String distributedMap(String type) {
    return """
        {"Type":"Map","ItemsPath":"$.items","MaxConcurrency":2,"End":true,"ItemProcessor":{
        "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"%s"},"StartAt":"Item","States":{
        "Item":{"Type":"Wait","Seconds":1,"End":true}}}}\
        """
        .formatted(type);
  }

  private static String task(String activity, String more) {
    return TASK_STATE.formatted(activity, more);
  }

  /** What the workers shall do with the tasks of an execution. */
  String plan(SplittableRandom random) {
    int dice = random.nextInt(100);
    return switch (this) {
      case CHAIN, WAIT, LATE, SPREAD, SPREAD_EXPRESS -> "none";
      case TASK -> dice < 15 ? "fail" : dice < 30 ? "repeat" : dice < 50 ? "second" : "succeed";
      case RETRY -> dice < 50 ? "again 1" : "again 2";
      case EACH, BOTH, PARENT, CHILD -> dice < 15 ? "repeat" : "succeed";
      case CALL -> dice < 50 ? "slow" : "succeed";
      case CALLBACK -> dice < 50 ? "early" : "late";
      case BEAT -> dice < 20 ? "die" : dice < 40 ? "late" : dice < 60 ? "beat" : "succeed";
    };
  }

  /** The input of an execution. */
  String input(String run, String plan) {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < MAP_ITEMS; i++) {
      items.append(i == 0 ? "" : ",").append(item(run, plan, i));
    }
    return this == EACH || this == SPREAD || this == SPREAD_EXPRESS
        ? "{\"run\":\"%s\",\"plan\":\"%s\",\"items\":[%s]}".formatted(run, plan, items)
        : "{\"run\":\"%s\",\"plan\":\"%s\"}".formatted(run, plan);
  }

  private static String item(String run, String plan, int number) {
    return "{\"run\":\"%s\",\"plan\":\"%s\",\"item\":%d}".formatted(run, plan, number);
  }
}
