package dev.newel.aws.client.signing;

/**
 * What a signature is good for.
 *
 * @param day as {@code yyyyMMdd}
 * @param service its name in signatures
 */
public record SigningScope(String day, String region, String service) {

  private static final int DAY_LENGTH = "yyyyMMdd".length();

  /** The scope of a request that is signed at a time, {@code yyyyMMdd'T'HHmmss'Z'}. */
  public static SigningScope at(String time, String region, String service) {
    return new SigningScope(time.substring(0, DAY_LENGTH), region, service);
  }

  /** As it stands behind the access key in a credential. */
  public String text() {
    return day + "/" + region + "/" + service + "/aws4_request";
  }
}
