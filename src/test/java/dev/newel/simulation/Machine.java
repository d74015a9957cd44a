package dev.newel.simulation;

import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.ExecutionStatus;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** State machines, and how an execution of them ends that nobody stops. */
enum Machine {
  PASS(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','End':true}}}"),

  /** Nothing brings a task back here: what is lost is seen to be. */
  CHAIN(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{%1$s,'Next':'Wait3'},'Wait3':{'Type':'Wait','Seconds':3,'Next':'C'},"
          + "'C':{%1$s,'Next':'D'},'D':{%1$s,'End':true}}}"),
  NESTED(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{'Type':'Parallel','ResultPath':null,'Next':'E','Branches':["
          + "{'StartAt':'M','States':{'M':{'Type':'Map','ItemsPath':'$.items','End':true,"
          + "'ItemProcessor':{'StartAt':'T','States':{'T':{%1$s,'End':true}}}}}},"
          + "{'StartAt':'Wait1','States':{'Wait1':{'Type':'Wait','Seconds':1,'Next':'U'},"
          + "'U':{%1$s,'End':true}}}]},"
          + "'E':{'Type':'Succeed'}}}"),
  TIMED(
      ExecutionStatus.TIMED_OUT,
      "{'TimeoutSeconds':20,'StartAt':'A','States':{'A':{'Type':'Parallel','Branches':["
          + "{'StartAt':'T','States':{'T':{%1$s,'End':true}}},"
          + "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':100000,'End':true}}}],'End':true}}}"),
  STOPPED(
      ExecutionStatus.ABORTED,
      "{'StartAt':'A','States':{'A':{'Type':'Parallel','Branches':["
          + "{'StartAt':'T','States':{'T':{%1$s,'End':true}}},"
          + "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':100000,'End':true}}}],'End':true}}}"),

  /** Fails until it is redriven, and then succeeds, as there is a time of that. */
  REDRIVEN(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{'Type':'Parallel','Branches':["
          + "{'StartAt':'T','States':{'T':{%1$s,'End':true}}},"
          + "{'StartAt':'Wait1','States':{'Wait1':{'Type':'Wait','Seconds':1,'Next':'P'},'P':{"
          + "'Type':'Pass','Parameters':{'x.$':'$$.Execution.RedriveTime'},'End':true}}}],"
          + "'End':true}}}"),

  /** Waits for a chain, as which it ends. */
  PARENT(ExecutionStatus.SUCCEEDED, "{'StartAt':'A','States':{'A':{%5$s,'End':true}}}", CHAIN),

  /** Its child ends with it, or not at all. */
  STOPPED_PARENT(
      ExecutionStatus.ABORTED,
      "{'StartAt':'A','States':{'A':{'Type':'Parallel','Branches':["
          + "{'StartAt':'C','States':{'C':{%6$s,'End':true}}},"
          + "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':100000,'End':true}}}],'End':true}}}",
      STOPPED),

  /** Calls a service, and has one call back. */
  CALLING(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{%7$s,'Next':'B'},'B':{%8$s,'End':true}}}"),

  /** Looks for the end of work. */
  WORKING(ExecutionStatus.SUCCEEDED, "{'StartAt':'A','States':{'A':{%9$s,'End':true}}}"),

  /** Its work is to be stopped with it. */
  CALLED_OFF(
      ExecutionStatus.ABORTED,
      "{'StartAt':'A','States':{'A':{'Type':'Parallel','Branches':["
          + "{'StartAt':'W','States':{'W':{%9$s,'End':true}}},"
          + "{'StartAt':'V','States':{'V':{'Type':'Wait','Seconds':100000,'End':true}}}],'End':true}}}"),

  /** Each item has an execution of its own, two at a time. */
  MAPPED(ExecutionStatus.SUCCEEDED, "{'StartAt':'M','States':{'M':{%10$s}}}"),

  /** Its executions end with it. */
  STOPPED_MAPPED(
      ExecutionStatus.ABORTED,
      "{'StartAt':'A','States':{'A':{'Type':'Parallel','Branches':["
          + "{'StartAt':'M','States':{'M':{%10$s}}},"
          + "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':100000,'End':true}}}],'End':true}}}"),

  /** Fails while its items are under way, which go on when it is redriven. */
  REDRIVEN_MAPPED(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{'Type':'Parallel','Branches':["
          + "{'StartAt':'M','States':{'M':{%10$s}}},"
          + "{'StartAt':'Wait1','States':{'Wait1':{'Type':'Wait','Seconds':1,'Next':'P'},'P':{"
          + "'Type':'Pass','Parameters':{'x.$':'$$.Execution.RedriveTime'},'End':true}}}],"
          + "'End':true}}}"),

  /** Its workers fail and die. */
  RISKY(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{%2$s,'Next':'B'},'B':{%2$s,'End':true}}}"),

  /** Its worker takes longer than it may be silent. */
  BEATING(ExecutionStatus.SUCCEEDED, "{'StartAt':'A','States':{'A':{%3$s,'End':true}}}"),

  /** It fails where a variable is lost, or is changed by a turn that did not stand. */
  COUNTING(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{'Type':'Pass','Assign':{'n':0,'large':'"
          + "x".repeat(5_000)
          + "'},'Next':'T'},"
          + "'T':{%1$s,'Assign':{'n.$':'States.MathAdd($n, 1)','result.$':'$'},'Next':'Loop'},"
          + "'Loop':{'Type':'Choice','Choices':["
          + "{'Variable':'$n','NumericLessThan':3,'Next':'T'},"
          + "{'Variable':'$n','NumericEquals':3,'Next':'M'}],'Default':'Lost'},"
          + "'M':{'Type':'Map','ItemsPath':'$.items','Next':'Check','ItemProcessor':{'StartAt':'I',"
          + "'States':{'I':{'Type':'Pass','Assign':{'own.$':'$'},'Next':'U'},'U':{%1$s,'Next':'J'},"
          + "'J':{'Type':'Choice','Choices':[{'Variable':'$own','NumericEqualsPath':'$','Next':'K'}],"
          + "'Default':'Mixed'},'K':{'Type':'Succeed'},'Mixed':{'Type':'Fail'}}}},"
          + "'Check':{'Type':'Choice','Choices':[{'And':[{'Variable':'$n','NumericEquals':3},"
          + "{'Variable':'$large','StringMatches':'xx*'}],'Next':'E'}],'Default':'Lost'},"
          + "'Lost':{'Type':'Fail'},'E':{'Type':'Succeed'}}}"),

  /** Evaluates what is not known to be short, on threads of its own. */
  WEIGHING(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'Sum1','States':{'Sum1':{%7$s,'Next':'A'},'A':{%1$s,'Next':'Sum2'},"
          + "'Sum2':{%7$s,'End':true}}}"),

  /** Its one worker comes back just before the next task. */
  SOLO(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{%4$s,'Next':'Wait1'},'Wait1':{'Type':'Wait','Seconds':1,'Next':'B'},"
          + "'B':{%4$s,'Next':'Wait01'},'Wait01':{'Type':'Wait','Seconds':1,'Next':'C'},"
          + "'C':{%4$s,'End':true}}}");

  static final String STEADY_ACTIVITY = "steady";
  static final String RISKY_ACTIVITY = "risky";
  static final String BEATING_ACTIVITY = "beating";
  static final String SOLO_ACTIVITY = "solo";
  static final List<String> ACTIVITIES =
      List.of(STEADY_ACTIVITY, RISKY_ACTIVITY, BEATING_ACTIVITY, SOLO_ACTIVITY);

  /** What may run while there are faults. */
  static final List<Machine> ROBUST =
      List.of(
          PASS,
          CHAIN,
          NESTED,
          TIMED,
          STOPPED,
          REDRIVEN,
          RISKY,
          COUNTING,
          WEIGHING,
          PARENT,
          STOPPED_PARENT,
          CALLING,
          WORKING,
          CALLED_OFF,
          MAPPED,
          STOPPED_MAPPED);

  /** What shows how Map Runs go on. */
  static final List<Machine> MAPPING = List.of(REDRIVEN_MAPPED, REDRIVEN_MAPPED, STOPPED_MAPPED);

  final ExecutionStatus end;

  /** What its executions start one execution of, and wait for; null for nothing. */
  final @Nullable Machine child;

  private final String definition;

  Machine(ExecutionStatus end, String definition) {
    this(end, definition, null);
  }

  Machine(ExecutionStatus end, String definition, @Nullable Machine child) {
    this.end = end;
    this.child = child;
    this.definition =
        definition
            .formatted(
                task(STEADY_ACTIVITY),
                task(RISKY_ACTIVITY)
                    + ",'TimeoutSeconds':90,'HeartbeatSeconds':40"
                    + ",'Retry':[{'ErrorEquals':['States.ALL'],'MaxAttempts':50,'BackoffRate':1}]",
                task(BEATING_ACTIVITY) + ",'HeartbeatSeconds':4",
                task(SOLO_ACTIVITY),
                child("CHAIN"),
                child("STOPPED"),
                call(""),
                call(".waitForTaskToken") + ",'Parameters':{'Token.$':'$$.Task.Token'}",
                call(".sync"),
                map(),
                "'Type':'Pass','QueryLanguage':'JSONata','Output':"
                    + "'{% $sum([1..20000]) = 200010000 ? $states.input %}'")
            .replace('\'', '"');
  }

  /** Those that are made where some are to run: the course of the others stays as it was. */
  static List<Machine> madeFor(List<Machine> machines) {
    return Stream.of(values())
        .filter(machine -> machine != REDRIVEN_MAPPED || machines.contains(machine))
        .toList();
  }

  /** Whether its executions are redriven, once. */
  boolean isRedriven() {
    return this == REDRIVEN || this == REDRIVEN_MAPPED;
  }

  private static String task(String activity) {
    return "'Type':'Task','ResultPath':null,'Resource':'"
        + activityArn(RunningMachine.HOME, activity)
        + "'";
  }

  private static String child(String machine) {
    return "'Type':'Task','Resource':'arn:aws:states:::states:startExecution.sync:2','Parameters':"
        + "{'StateMachineArn':'"
        + machineArn(RunningMachine.HOME, machine)
        + "','Name.$':'$$.Execution.Name','Input.$':'$'}";
  }

  private static String call(String pattern) {
    return "'Type':'Task','ResultPath':null,'Resource':'arn:aws:states:::simulated:call"
        + pattern
        + "'";
  }

  private static String map() {
    return "'Type':'Map','ItemsPath':'$.items','MaxConcurrency':2,'Label':'L','End':true,"
        + "'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},"
        + "'StartAt':'T','States':{'T':{"
        + task(STEADY_ACTIVITY)
        + ",'End':true}}}";
  }

  private static String machineArn(Home home, String machine) {
    return new Arn.StateMachine(home, machine, null).text();
  }

  /** The definition for a home, whose activities its tasks are for. */
  String definition(Home home) {
    return definition
        .replace(activityArn(RunningMachine.HOME, ""), activityArn(home, ""))
        .replace(machineArn(RunningMachine.HOME, ""), machineArn(home, ""));
  }

  /** How long a Wait state waits, by its name; 0 for anything else. */
  static long waitMillis(String state) {
    return state.startsWith("Wait") ? Long.parseLong(state.substring(4)) * 1_000 : 0;
  }

  static String activityArn(Home home, String activity) {
    return new Arn.Activity(home, activity).text();
  }
}
