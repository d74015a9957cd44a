package dev.newel.api.http.caller;

import dev.newel.aws.Home;
import org.jspecify.annotations.Nullable;

/**
 * What a credential of Signature Version 4 says of whose call it is: {@code
 * KEY/DATE/REGION/SERVICE/aws4_request}. Nobody has checked the signature.
 *
 * @param account the access key, where that is an account's id; else null
 * @param region null where there is none, as in Version 4A, or where it is malformed
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html">Authentication
 *     methods</a>
 */
record CredentialScope(@Nullable String account, @Nullable String region) {

  private static final CredentialScope NOTHING = new CredentialScope(null, null);

  private static final String END = "/aws4_request";

  /** Reads a credential from its end, as an access key of somebody's own may hold slashes. */
  static CredentialScope parse(String credential) {
    int serviceEnd = credential.length() - END.length();
    if (!credential.endsWith(END)) {
      return NOTHING;
    }
    int regionEnd = slashBefore(credential, serviceEnd);
    int dateEnd = slashBefore(credential, regionEnd);
    if (dateEnd < 0) {
      return NOTHING;
    }
    String region = credential.substring(dateEnd + 1, regionEnd);
    // without a region it is the date that stands there
    int keyEnd = Home.isRegion(region) ? slashBefore(credential, dateEnd) : dateEnd;
    if (keyEnd < 0) {
      return NOTHING;
    }
    String key = credential.substring(0, keyEnd);
    return new CredentialScope(
        Home.isAccount(key) ? key : null, Home.isRegion(region) ? region : null);
  }

  private static int slashBefore(String text, int end) {
    return end <= 0 ? -1 : text.lastIndexOf('/', end - 1);
  }

  /** The home that it names, with what it leaves out taken from another. */
  Home in(Home configured) {
    return configured.with(region, account);
  }
}
