package dev.newel.testing;

import static java.lang.ProcessBuilder.Redirect.DISCARD;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates of their own making for localhost, by the tool that Java brings. */
public final class Certificates {

  private static final String PASSWORD = "changeit";

  private Certificates() {}

  /**
   * Makes a certificate and its key, in two files that it replaces.
   *
   * @param startDate as keytool takes it, such as {@code -2d}
   */
  public static void write(Path certificate, Path key, String name, String startDate) {
    try {
      Path store = Files.createTempDirectory("keys").resolve("keys.p12");
      run(
          List.of(
              "-genkeypair",
              "-keyalg",
              "EC",
              "-dname",
              "CN=" + name,
              "-ext",
              "san=dns:localhost,ip:127.0.0.1",
              "-startdate",
              startDate,
              "-validity",
              "1",
              "-keystore",
              store.toString(),
              "-storepass",
              PASSWORD,
              "-alias",
              "it"));
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, PASSWORD.toCharArray());
      }
      Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate("it").getEncoded()));
      Files.writeString(
          key, pem("PRIVATE KEY", keys.getKey("it", PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    Process keytool =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(DISCARD).start();
    try {
      if (keytool.waitFor() != 0) {
        throw new AssertionError("keytool failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String pem(String type, byte[] bytes) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
  }
}
