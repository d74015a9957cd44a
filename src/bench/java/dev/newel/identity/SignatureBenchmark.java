package dev.newel.identity;

import dev.newel.aws.client.signing.CanonicalRequest;
import dev.newel.aws.client.signing.Signatures;
import dev.newel.aws.client.signing.SigningScope;
import dev.newel.bench.AverageTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What a call costs more where it has to be signed: at most 20 µs, for a body of usual size. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignatureBenchmark extends AverageTime {

  private static final String TIME = "20261126T120000Z";
  private static final String KEYS =
      "{\"AccessKeys\": [{\"AccessKeyId\": \"AKIA1\", \"SecretAccessKey\": \"secret\"}]}";

  /** Bytes of the body. */
  @Param({"300", "10000"})
  public int bytes;

  @SuppressWarnings("NullAway.Init") // in sign()
  private SignatureCheck check;

  @SuppressWarnings("NullAway.Init") // in sign()
  private ReceivedRequest request;

  /** Signs as the AWS SDK for Java does. */
  @Setup
  public void sign() throws IOException {
    Path file = Files.writeString(Files.createTempFile("keys", ".json"), KEYS);
    check =
        new SignatureCheck(
            KeyRing.read(new KeyFiles(file, null, "000000000000")),
            Clock.fixed(Instant.parse("2026-11-26T12:00:01Z"), ZoneOffset.UTC));
    Files.delete(file);
    byte[] body = " ".repeat(bytes).getBytes(StandardCharsets.UTF_8);
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("amz-sdk-invocation-id", List.of("8aa0a3a6-3a56-4c08-a64c-2a93b7a3e0a4"));
    headers.put("amz-sdk-request", List.of("attempt=1; max=4"));
    headers.put("content-length", List.of(String.valueOf(bytes)));
    headers.put("content-type", List.of("application/x-amz-json-1.0"));
    headers.put("host", List.of("newel.example.com:8083"));
    headers.put("x-amz-date", List.of(TIME));
    headers.put("x-amz-target", List.of("AWSStepFunctions.StartExecution"));
    headers.put("authorization", List.of(authorization(new TreeMap<>(headers), body)));
    request =
        new ReceivedRequest("POST", "/", "", name -> headers.getOrDefault(name, List.of()), body);
  }

  private static String authorization(TreeMap<String, List<String>> signed, byte[] body) {
    SigningScope scope = SigningScope.at(TIME, "us-east-1", "states");
    CanonicalRequest canonical =
        CanonicalRequest.received(
            "POST",
            "/",
            List.of(),
            List.copyOf(signed.keySet()),
            String.join(";", signed.keySet()),
            name -> signed.getOrDefault(name, List.of()),
            Signatures.hash(body));
    return "AWS4-HMAC-SHA256 Credential=AKIA1/%s, SignedHeaders=%s, Signature=%s"
        .formatted(
            scope.text(),
            canonical.signedHeaders(),
            new Signatures().sign(canonical, "secret", TIME, scope));
  }

  @Benchmark
  public SignatureCheck.Signer check() {
    return check.check(request);
  }
}
