package dev.newel.aws;

import org.jspecify.annotations.Nullable;

/**
 * Where resources live, and whose they are. What two homes call by the same name are two things.
 *
 * @param partition {@code aws}, or that of AWS's regions in China, or of the US government
 * @param account twelve digits
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARN</a>
 */
public record Home(String partition, String region, String account) {

  private static final int ACCOUNT_DIGITS = 12;

  /** Twice as long as any name that AWS has given. */
  private static final int MAX_REGION = 32;

  /** The home in the partition that has the region. */
  public static Home of(String region, String account) {
    return new Home(partitionOf(region), region, account);
  }

  private static String partitionOf(String region) {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** The home that others name, as far as they do; null for what they leave to this one. */
  public Home with(@Nullable String otherRegion, @Nullable String otherAccount) {
    return otherRegion == null && otherAccount == null
        ? this
        : of(
            otherRegion == null ? region : otherRegion,
            otherAccount == null ? account : otherAccount);
  }

  /** {@code ACCOUNT/REGION}: no name has a slash in it. */
  public String text() {
    return account + "/" + region;
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Home parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("neither account nor region: " + text);
    }
    return of(text.substring(slash + 1), text.substring(0, slash));
  }

  /** Whether a text can be an account's id. */
  public static boolean isAccount(String text) {
    if (text.length() != ACCOUNT_DIGITS) {
      return false;
    }
    for (int i = 0; i < ACCOUNT_DIGITS; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text has the form of a region's name: small letters, then digits and hyphens too. */
  public static boolean isRegion(String text) {
    if (text.isEmpty() || text.length() > MAX_REGION || !isSmallLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isSmallLetter(c) && !isDigit(c) && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSmallLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  String arn(String type, String rest) {
    return "arn:" + partition + ":states:" + region + ":" + account + ":" + type + ":" + rest;
  }
}
