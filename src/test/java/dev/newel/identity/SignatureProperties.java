package dev.newel.identity;

import static dev.newel.identity.SignatureChecks.ADMIN;
import static dev.newel.identity.SignatureChecks.NOW;
import static dev.newel.identity.SignatureChecks.client;
import static dev.newel.identity.SignatureChecks.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.aws.ServiceException;
import dev.newel.testing.SdkSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Whatever the AWS SDK signs is let in, and whatever is then changed of it is not. */
class SignatureProperties {

  private static final SignatureCheck CHECK = SignatureChecks.at(NOW);

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("aA1 -_.~+&=%/;:é€'\"*").ofMaxLength(8);
  }

  private static SdkHttpRequest request(String path, List<String> texts) {
    SdkHttpRequest.Builder request =
        SdkSignature.request("POST", "http://localhost/")
            .encodedPath("/console/api/" + SdkHttpUtils.urlEncode(path));
    for (int i = 0; i < texts.size(); i++) {
      request.appendRawQueryParameter("a" + "-b".repeat(i % 3), texts.get(i));
      request.appendHeader("x-some", texts.get(i).replace("é", "").replace("€", ""));
    }
    return request.build();
  }

  @Property(tries = 300)
  void shouldLetInWhatTheSdkSigns(
      @ForAll("texts") String path,
      @ForAll @Size(max = 4) List<@From("texts") String> texts,
      @ForAll String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest request = request(path, texts);

    assertThat(CHECK.check(received(client(ADMIN).sign(request, bytes), bytes))).isNotNull();
    SdkHttpRequest url = client(ADMIN).presign(request, Duration.ofMinutes(1));
    assertThat(CHECK.check(received(url, new byte[0]))).isNotNull();
  }

  @Property(tries = 1_000)
  void shouldRefuseAHeaderThatIsChanged(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 3) int changes) {
    SdkHttpRequest signed = client(ADMIN).sign(request("x", List.of("1")), new byte[0]);
    String right = signed.firstMatchingHeader("Authorization").orElseThrow();
    StringBuilder wrong = new StringBuilder(right);
    for (int i = 0; i < changes; i++) {
      int place = random.nextInt(wrong.length());
      wrong.setCharAt(place, (char) (' ' + random.nextInt('~' - ' ')));
      wrong.setLength(random.nextInt(10) == 0 ? place + 1 : wrong.length());
    }
    if (!meansTheSame(wrong.toString(), right)) {
      assertThatThrownBy(
              () ->
                  CHECK.check(
                      received(
                          signed.toBuilder().putHeader("Authorization", wrong.toString()).build(),
                          new byte[0])),
              "%s",
              wrong)
          .isInstanceOf(ServiceException.class);
    }
  }

  private static boolean meansTheSame(String one, String other) {
    return essence(one).equalsIgnoreCase(essence(other));
  }

  /** The case of names of headers does not count, nor do blanks around commas, nor empty parts. */
  private static String essence(String header) {
    return header.replace(" ", "").replaceAll(",+", ",");
  }
}
