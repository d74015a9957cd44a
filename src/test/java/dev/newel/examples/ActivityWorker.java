package dev.newel.examples;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** Works the tasks of an activity, one after the other: {@code ActivityWorker <activity ARN>}. */
public final class ActivityWorker {

  public static void main(String[] args) {
    try (SfnClient sfn = connect(URI.create("http://localhost:8083"))) {
      while (true) {
        workOnce(sfn, args[0]);
      }
    }
  }

  /** Any credentials do. */
  static SfnClient connect(URI endpoint) {
    AwsBasicCredentials any = AwsBasicCredentials.create("any", "any");
    return SfnClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(any))
        .build();
  }

  static void workOnce(SfnClient sfn, String activity) {
    GetActivityTaskResponse task = sfn.getActivityTask(r -> r.activityArn(activity));
    if (task.taskToken() != null) {
      String output = "{\"worked\": " + task.input() + "}";
      sfn.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output(output));
    }
  }
}
