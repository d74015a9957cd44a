package dev.newel.console.page;

import java.nio.charset.StandardCharsets;

/**
 * The one document: each address below the console's is a view of it. Its only element with a text
 * that runs is the import map, which the policy knows by its hash.
 *
 * @param policy the content security policy, for all files
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy</a>
 * @see <a href="https://www.w3.org/TR/trusted-types/">Trusted Types</a>
 */
record IndexPage(Asset asset, String policy) {

  private static final String RESOURCE = "console/index.html";

  /** No policy of Trusted Types is let be, so markup can never be made of a text. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self' 'sha256-%s'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  static IndexPage of(Libraries libraries, PageOptions options) {
    String map = libraries.importMap();
    String text =
        new String(ClassPath.read(RESOURCE), StandardCharsets.UTF_8)
            .replace("{import-map}", map)
            .replace("{region}", options.region())
            .replace("{account}", options.account())
            .replace("{read-only}", String.valueOf(options.readOnly()))
            .replace("{signed}", String.valueOf(options.signed()));
    return new IndexPage(
        Asset.of("text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)),
        POLICY.formatted(Digest.ofText(map.getBytes(StandardCharsets.UTF_8))));
  }
}
