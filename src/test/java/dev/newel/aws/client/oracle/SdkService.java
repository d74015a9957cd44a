package dev.newel.aws.client.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModel;
import dev.newel.aws.model.shape.Member;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.utils.builder.Buildable;

/** A client of the SDK that gets no further than to its HTTP client. */
final class SdkService implements AutoCloseable {

  static final String ENDPOINT = "http://localhost:1";

  private static final String PACKAGE = "software.amazon.awssdk.services.";

  private final CapturingHttpClient http = new CapturingHttpClient();
  private final String packageName;
  private final Class<?> type;
  private final AutoCloseable client;

  SdkService(ServiceModel service) throws ReflectiveOperationException {
    this.packageName = PACKAGE + service.name();
    this.type = Class.forName(clientName(service));
    this.client = build();
  }

  /** Whether the SDK's jar of the service is there. */
  static boolean isThere(ServiceModel service) {
    return exists(clientName(service));
  }

  private static String clientName(ServiceModel service) {
    return PACKAGE + service.name() + "." + service.errorPrefix() + "Client";
  }

  boolean hasException(String name) {
    return exists(packageName + ".model." + name);
  }

  boolean has(Operation operation) {
    return method(operation).isPresent();
  }

  /**
   * What the SDK sends.
   *
   * @param arguments of which it must know all
   * @throws InvocationTargetException if the SDK refuses them
   */
  HttpExecuteRequest send(Operation operation, ObjectNode arguments)
      throws ReflectiveOperationException {
    Method method = method(operation).orElseThrow();
    SdkPojo builder = (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
    ObjectNode members = arguments.deepCopy();
    Optional<Member> streamed = operation.input().payloadMember().filter(Member::streaming);
    RequestBody body =
        streamed
            .map(member -> members.remove(member.javaName()))
            .map(value -> RequestBody.fromString(value.toString()))
            .orElse(RequestBody.empty());
    SdkArguments.fill(builder, members);
    Object request = ((Buildable) builder).build();
    http.captured = null;
    try {
      method.invoke(client, arguments(method, request, body));
    } catch (InvocationTargetException e) {
      HttpExecuteRequest captured = http.captured;
      if (captured != null) {
        return captured;
      }
      throw e;
    }
    throw new IllegalStateException("nothing was sent");
  }

  /** The builder of an operation's result. */
  Optional<SdkPojo> result(Operation operation) throws ReflectiveOperationException {
    Optional<Class<?>> result =
        Arrays.stream(type.getMethods())
            .filter(method -> method.getName().equalsIgnoreCase(operation.name()))
            .<Class<?>>map(Method::getReturnType)
            .filter(SdkPojo.class::isAssignableFrom)
            .findFirst();
    return result.isPresent()
        ? Optional.of((SdkPojo) result.get().getMethod("builder").invoke(null))
        : Optional.empty();
  }

  private static Object[] arguments(Method method, Object request, RequestBody body) {
    return Arrays.stream(method.getParameterTypes())
        .map(
            type ->
                type == RequestBody.class
                    ? body
                    : type == ResponseTransformer.class ? ResponseTransformer.toBytes() : request)
        .toArray();
  }

  /** The one that takes the request first and no file. */
  private Optional<Method> method(Operation operation) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equalsIgnoreCase(operation.name()))
        .filter(method -> method.getParameterCount() > 0)
        .filter(method -> SdkPojo.class.isAssignableFrom(method.getParameterTypes()[0]))
        .filter(
            method ->
                Arrays.stream(method.getParameterTypes())
                    .skip(1)
                    .allMatch(
                        type -> type == RequestBody.class || type == ResponseTransformer.class))
        .min(Comparator.comparing(Method::getParameterCount));
  }

  private AutoCloseable build() throws ReflectiveOperationException {
    Object builder = type.getMethod("builder").invoke(null);
    ((AwsSyncClientBuilder<?, ?>) builder).httpClient(http);
    ((AwsClientBuilder<?, ?>) builder)
        .region(Region.US_EAST_1)
        .endpointOverride(URI.create(ENDPOINT))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()));
    if (builder instanceof S3ClientBuilder s3) {
      s3.forcePathStyle(true).serviceConfiguration(s -> s.chunkedEncodingEnabled(false));
    }
    return (AutoCloseable) ((Buildable) builder).build();
  }

  private static boolean exists(String className) {
    try {
      Class.forName(className);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    client.close();
  }

  private static final class CapturingHttpClient implements SdkHttpClient {

    @Nullable HttpExecuteRequest captured;

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      captured = request;
      throw new UnsupportedOperationException("nothing is sent");
    }

    @Override
    public void close() {}
  }
}
