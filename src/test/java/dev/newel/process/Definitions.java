package dev.newel.process;

/** State machines that the tests of processes run. */
public final class Definitions {

  private Definitions() {}

  static String waiting(int seconds) {
    return machine("{\"Type\":\"Wait\",\"Seconds\":%d,\"End\":true}".formatted(seconds), "");
  }

  /**
   * One activity task.
   *
   * @param more members of the state, each with a comma before it
   */
  static String activity(String activityArn, String more) {
    return machine(
        "{\"Type\":\"Task\",\"Resource\":\"%s\"%s,\"End\":true}".formatted(activityArn, more), "");
  }

  static String activityWithin(int seconds, String activityArn) {
    return machine(
        "{\"Type\":\"Task\",\"Resource\":\"%s\",\"End\":true}".formatted(activityArn),
        ",\"TimeoutSeconds\":" + seconds);
  }

  private static String machine(String state, String more) {
    return "{\"StartAt\":\"Only\",\"States\":{\"Only\":%s}%s}".formatted(state, more);
  }

  /** Waits and tasks inside a Map beside a Parallel's other branch. */
  static String nested(String activityArn) {
    return """
    {"StartAt":"Both","States":{"Both":{"Type":"Parallel","End":true,"Branches":[
      {"StartAt":"Each","States":{"Each":{"Type":"Map","End":true,
        "ItemsPath":"$.items",
        "ItemProcessor":{"StartAt":"Pause","States":{
          "Pause":{"Type":"Wait","Seconds":4,"Next":"Work"},
          "Work":{"Type":"Task","Resource":"%s","End":true}}}}}},
      {"StartAt":"Other","States":{"Other":{"Type":"Wait","Seconds":7,"End":true}}}]}}}
    """
        .formatted(activityArn);
  }
}
