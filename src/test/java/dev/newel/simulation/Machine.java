package dev.newel.simulation;

import dev.newel.engine.core.ExecutionStatus;
import dev.newel.engine.core.RunningMachine;

/** State machines, and how an execution of them ends that nobody stops. */
enum Machine {
  PASS(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','End':true}}}"),

  /** Nothing brings a task back here: what is lost is seen to be. */
  CHAIN(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{%1$s,'Next':'B'},'B':{'Type':'Wait','Seconds':3,'Next':'C'},"
          + "'C':{%1$s,'Next':'D'},'D':{%1$s,'End':true}}}"),
  NESTED(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{'Type':'Parallel','ResultPath':null,'Next':'E','Branches':["
          + "{'StartAt':'M','States':{'M':{'Type':'Map','ItemsPath':'$.items','End':true,"
          + "'ItemProcessor':{'StartAt':'T','States':{'T':{%1$s,'End':true}}}}}},"
          + "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':1,'Next':'U'},'U':{%1$s,'End':true}}}]},"
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

  /** Its workers fail and die. */
  RISKY(
      ExecutionStatus.SUCCEEDED,
      "{'StartAt':'A','States':{'A':{%2$s,'Next':'B'},'B':{%2$s,'End':true}}}");

  static final String STEADY_ACTIVITY = "steady";
  static final String RISKY_ACTIVITY = "risky";
  static final int TIMEOUT_S = 90;
  static final int HEARTBEAT_S = 40;

  final ExecutionStatus end;
  final String definition;

  Machine(ExecutionStatus end, String definition) {
    this.end = end;
    this.definition =
        definition
            .formatted(
                task(STEADY_ACTIVITY),
                task(RISKY_ACTIVITY)
                    + ",'TimeoutSeconds':"
                    + TIMEOUT_S
                    + ",'HeartbeatSeconds':"
                    + HEARTBEAT_S
                    + ",'Retry':[{'ErrorEquals':['States.ALL'],'MaxAttempts':50,'BackoffRate':1}]")
            .replace('\'', '"');
  }

  private static String task(String activity) {
    return "'Type':'Task','ResultPath':null,'Resource':'"
        + RunningMachine.ARNS
        + "activity:"
        + activity
        + "'";
  }

  String arn() {
    return RunningMachine.ARNS + "stateMachine:" + name();
  }

  static String activityArn(String activity) {
    return RunningMachine.ARNS + "activity:" + activity;
  }
}
