package dev.newel.aws.client;

import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.client.wire.ErrorReply;
import dev.newel.aws.model.ErrorShape;
import dev.newel.aws.model.LegacyNames;
import dev.newel.aws.model.ServiceModel;
import java.util.Optional;

/** The names of errors, and the texts of their causes, as Step Functions has them from its SDKs. */
final class ServiceErrors {

  private ServiceErrors() {}

  static CallResult.Refused refused(AwsCall call, ErrorReply reply) {
    return call.dialect() == Dialect.OPTIMISED ? legacy(call, reply) : sdk(call, reply);
  }

  /** As when the SDK gets no answer. */
  static CallResult.Unreachable unreachable(AwsCall call, String reason) {
    return new CallResult.Unreachable(call.errorPrefix() + ".SdkClientException", reason);
  }

  private static CallResult.Refused sdk(AwsCall call, ErrorReply reply) {
    String prefix = call.errorPrefix();
    String name = shape(call, reply).map(ErrorShape::javaClass).orElse(prefix + "Exception");
    String extended = reply.extendedRequestId();
    String cause =
        reply.message()
            + " (Service: "
            + call.service().errorPrefix()
            + ", Status Code: "
            + reply.status()
            + ", Request ID: "
            + reply.requestId()
            + (extended == null ? ")" : ", Extended Request ID: " + extended + ")");
    return new CallResult.Refused(prefix + "." + name, cause, reply);
  }

  private static CallResult.Refused legacy(AwsCall call, ErrorReply reply) {
    LegacyNames names = legacyNames(call.service());
    String name =
        shape(call, reply).map(ErrorShape::legacyClass).orElse(names.client() + "Exception");
    String extended = reply.extendedRequestId();
    String cause =
        reply.message()
            + " (Service: "
            + names.service()
            + "; Status Code: "
            + reply.status()
            + "; Error Code: "
            + reply.code()
            + "; Request ID: "
            + reply.requestId()
            + (extended == null ? "" : "; S3 Extended Request ID: " + extended)
            + "; Proxy: null)";
    return new CallResult.Refused(call.errorPrefix() + "." + name, cause, reply);
  }

  private static Optional<ErrorShape> shape(AwsCall call, ErrorReply reply) {
    String type = reply.type();
    return type == null ? Optional.empty() : call.service().error(type);
  }

  /** A service that the SDK for Java 1 does not know is called as the SDK for Java 2 has it. */
  private static LegacyNames legacyNames(ServiceModel service) {
    String name = "AWS" + service.errorPrefix();
    return service.legacy().orElseGet(() -> new LegacyNames(name, name));
  }
}
