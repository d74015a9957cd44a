package dev.newel.task.optimised;

import java.util.List;

/** The rows of services that train models and use them. */
final class MachineLearning {

  private static final ModelInvocation MODEL = new ModelInvocation();

  private MachineLearning() {}

  static List<Integration> rows() {
    return Integrations.all(
        Integrations.plain(
            "sagemaker",
            "sagemaker",
            "SageMaker",
            "createModel",
            "createEndpoint",
            "createEndpointConfig",
            "updateEndpoint"),
        job("TrainingJob", "TrainingJob"),
        job("TransformJob", "TransformJob"),
        job("HyperParameterTuningJob", "HyperParameterTuningJob"),
        job("LabelingJob", "LabelingJob"),
        job("ProcessingJob", "ProcessingJob"),
        Integration.of("bedrock", "bedrockruntime", "Bedrock", "invokeModel")
            .withToken()
            .before(MODEL)
            .after(ModelInvocation::answered)
            .with(MODEL),
        Integration.of("bedrockagentcore", "bedrockagentcore", "BedrockAgentCore", "invokeHarness")
            .before(HarnessInvocation::arguments)
            .after(HarnessInvocation::message),
        Integration.of("bedrock", "bedrock", "Bedrock", "createModelCustomizationJob")
            .withSync(
                Watch.by("getModelCustomizationJob", "JobIdentifier=/Result/JobArn")
                    .until("/Status", "Completed", "Failed Stopped")
                    .stoppedBy("stopModelCustomizationJob", "JobIdentifier=/Result/JobArn")));
  }

  /** The actions and members of all kinds of job are called alike. */
  private static Integration job(String kind, String member) {
    String name = member + "Name=/Arguments/" + member + "Name";
    return Integration.of("sagemaker", "sagemaker", "SageMaker", "create" + kind)
        .withSync(
            Watch.by("describe" + kind, name)
                .until("/" + member + "Status", "Completed", "Failed Stopped")
                .stoppedBy("stop" + kind, name));
  }
}
