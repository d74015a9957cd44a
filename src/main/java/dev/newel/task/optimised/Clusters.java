package dev.newel.task.optimised;

import java.util.ArrayList;
import java.util.List;

/** The rows of services that run clusters: EMR in its forms, and EKS. */
final class Clusters {

  private static final String CLUSTER = "ClusterId=/Arguments/ClusterId";

  private Clusters() {}

  static List<Integration> rows() {
    List<Integration> rows = new ArrayList<>();
    rows.addAll(emr());
    rows.addAll(emrContainers());
    rows.addAll(emrServerless());
    rows.addAll(eks());
    return rows;
  }

  private static List<Integration> emr() {
    return List.of(
        emr("createCluster")
            .calling("runJobFlow")
            .after(Adaptations.renamedResult("JobFlowId", "ClusterId"))
            .withSync(
                Watch.by("describeCluster", "ClusterId=/Result/ClusterId")
                    .until("/Cluster/Status/State", "WAITING", "TERMINATED TERMINATED_WITH_ERRORS")
                    .stoppedBy("terminateJobFlows", "JobFlowIds[]=/Result/ClusterId")),
        emr("terminateCluster")
            .calling("terminateJobFlows")
            .before(Adaptations.renamed("ClusterId=JobFlowIds[]"))
            .withSync(
                Watch.by("describeCluster", CLUSTER)
                    .until("/Cluster/Status/State", "TERMINATED", "TERMINATED_WITH_ERRORS")),
        emr("addStep")
            .calling("addJobFlowSteps")
            .before(Adaptations.renamed("ClusterId=JobFlowId", "Step=Steps[]"))
            .after(Adaptations.renamedResult("StepIds", "StepId"))
            .withSync(
                Watch.by("describeStep", CLUSTER, "StepId=/Result/StepId")
                    .until("/Step/Status/State", "COMPLETED", "FAILED CANCELLED INTERRUPTED")
                    .stoppedBy("cancelSteps", CLUSTER, "StepIds[]=/Result/StepId")),
        emr("cancelStep")
            .calling("cancelSteps")
            .before(Adaptations.renamed("StepId=StepIds[]"))
            .after(Adaptations.renamedResult("CancelStepsInfoList", "CancelStepsInfo")),
        emr("modifyInstanceFleetByName")
            .calling("modifyInstanceFleet")
            .before(NamedInstances.FLEET)
            .with(NamedInstances.FLEET),
        emr("modifyInstanceGroupByName")
            .calling("modifyInstanceGroups")
            .before(NamedInstances.GROUP)
            .with(NamedInstances.GROUP),
        emr("setClusterTerminationProtection")
            .calling("setTerminationProtection")
            .before(Adaptations.renamed("ClusterId=JobFlowIds[]")));
  }

  private static Integration emr(String action) {
    return Integration.of("elasticmapreduce", "emr", "ElasticMapReduce", action);
  }

  private static List<Integration> emrContainers() {
    String service = "emr-containers";
    String model = "emrcontainers";
    String prefix = "EMRContainers";
    return List.of(
        Integration.of(service, model, prefix, "createVirtualCluster"),
        Integration.of(service, model, prefix, "deleteVirtualCluster")
            .withSync(
                Watch.by("describeVirtualCluster", "Id=/Arguments/Id")
                    .until("/VirtualCluster/State", "TERMINATED", "ARRESTED")),
        Integration.of(service, model, prefix, "startJobRun")
            .withSync(
                Watch.by(
                        "describeJobRun",
                        "Id=/Result/Id",
                        "VirtualClusterId=/Result/VirtualClusterId")
                    .until("/JobRun/State", "COMPLETED", "FAILED CANCELLED")
                    .stoppedBy(
                        "cancelJobRun",
                        "Id=/Result/Id",
                        "VirtualClusterId=/Result/VirtualClusterId")));
  }

  private static List<Integration> emrServerless() {
    String application = "ApplicationId=/Arguments/ApplicationId";
    String run = "JobRunId=/Result/JobRunId";
    return List.of(
        serverless("createApplication")
            .withSync(
                Watch.by("getApplication", "ApplicationId=/Result/ApplicationId")
                    .until("/Application/State", "CREATED STARTED STOPPED", "TERMINATED")),
        serverless("startApplication")
            .withSync(
                Watch.by("getApplication", application)
                    .until("/Application/State", "STARTED", "STOPPED TERMINATED")),
        serverless("stopApplication")
            .withSync(
                Watch.by("getApplication", application)
                    .until("/Application/State", "STOPPED", "TERMINATED")),
        serverless("deleteApplication")
            .withSync(
                Watch.by("getApplication", application)
                    .until("/Application/State", "TERMINATED", "")),
        serverless("startJobRun")
            .withSync(
                Watch.by("getJobRun", application, run)
                    .until("/JobRun/State", "SUCCESS", "FAILED CANCELLED")
                    .stoppedBy("cancelJobRun", application, run)),
        serverless("cancelJobRun")
            .withSync(
                Watch.by("getJobRun", application, "JobRunId=/Arguments/JobRunId")
                    .until("/JobRun/State", "CANCELLED SUCCESS FAILED", "")));
  }

  private static Integration serverless(String action) {
    return Integration.of("emr-serverless", "emrserverless", "EMRServerless", action);
  }

  private static List<Integration> eks() {
    String cluster = "ClusterName=/Arguments/ClusterName";
    Watch whole = Watch.by("describeCluster", "Name=/Arguments/Name");
    Watch profile =
        Watch.by(
            "describeFargateProfile", cluster, "FargateProfileName=/Arguments/FargateProfileName");
    Watch nodes = Watch.by("describeNodegroup", cluster, "NodegroupName=/Arguments/NodegroupName");
    return List.of(
        eks("createCluster", whole.until("/Cluster/Status", "ACTIVE", "FAILED")),
        eks("deleteCluster", whole.goneIsGood("/Cluster/Status", "FAILED")),
        eks(
            "createFargateProfile",
            profile.until("/FargateProfile/Status", "ACTIVE", "CREATE_FAILED")),
        eks("deleteFargateProfile", profile.goneIsGood("/FargateProfile/Status", "DELETE_FAILED")),
        eks("createNodegroup", nodes.until("/Nodegroup/Status", "ACTIVE", "CREATE_FAILED")),
        eks("deleteNodegroup", nodes.goneIsGood("/Nodegroup/Status", "DELETE_FAILED")));
  }

  private static Integration eks(String action, Watch watch) {
    return Integration.of("eks", "eks", "EKS", action).withSync(watch);
  }
}
