package dev.newel.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.newel.config.NewelConfig;
import dev.newel.store.StoreUnavailableException;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Why Newel cannot start, in one line that says what to do about it. */
public final class StartFailure extends RuntimeException {

  private static final Pattern REFUSED = Pattern.compile("(WRONGPASS|NOAUTH|NOPERM|ERR AUTH)\\b.*");
  private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

  private StartFailure(String message, @Nullable Throwable cause) {
    super(LINE_BREAKS.matcher(message).replaceAll(" "), cause);
  }

  /** Newel's own Redis did not start on its data folder. */
  public static StartFailure ofDataFolder(NewelConfig config, IOException cause) {
    String reason =
        cause instanceof FileSystemException file ? reason(file) : String.valueOf(message(cause));
    return new StartFailure(
        "cannot use the data folder %s: %s."
            .formatted(config.data().dir().toAbsolutePath().normalize(), reason),
        cause);
  }

  private static String reason(FileSystemException cause) {
    if (cause.getReason() != null) {
      return cause.getReason();
    }
    String problem =
        cause instanceof AccessDeniedException
            ? "permission denied at "
            : cause instanceof FileAlreadyExistsException
                ? "there is a file in its place, "
                : "this cannot be created, ";
    return problem + cause.getFile() + "; set data.dir (NEWEL_DATA_DIR) to a folder you may write";
  }

  /** The file with functions cannot be read, or says what cannot be. */
  public static StartFailure ofFunctions(@Nullable Path file, Exception cause) {
    return new StartFailure(
        "cannot use the functions in %s: %s. Correct functions.file (NEWEL_FUNCTIONS_FILE)."
            .formatted(file, message(cause)),
        cause);
  }

  /** The file with connections cannot be read; what is told of it has none of its secrets. */
  public static StartFailure ofConnections(@Nullable Path file, Exception cause) {
    String reason = cause instanceof JsonProcessingException ? "it is no JSON" : message(cause);
    return new StartFailure(
        "cannot use the connections in %s: %s. Correct connections.file (NEWEL_CONNECTIONS_FILE)."
            .formatted(file, reason),
        null);
  }

  /** The access keys or their policies cannot be read; what is told has none of their secrets. */
  public static StartFailure ofAccessKeys(Exception cause) {
    String reason = cause instanceof FileSystemException file ? reading(file) : message(cause);
    return new StartFailure(
        ("cannot use the access keys: %s. Correct auth.keys-file (NEWEL_AUTH_KEYS_FILE) or"
                + " auth.policies-file (NEWEL_AUTH_POLICIES_FILE).")
            .formatted(reason),
        null);
  }

  private static String reading(FileSystemException cause) {
    return "cannot read "
        + cause.getFile()
        + (cause instanceof NoSuchFileException ? ", as there is none" : "");
  }

  /** The certificate cannot be read; what is told of it has nothing of its key. */
  public static StartFailure ofCertificate(Exception cause) {
    String reason = cause instanceof FileSystemException file ? reading(file) : message(cause);
    return new StartFailure(
        ("cannot serve HTTPS: %s. Correct http.tls-certificate-file"
                + " (NEWEL_HTTP_TLS_CERTIFICATE_FILE) and http.tls-key-file"
                + " (NEWEL_HTTP_TLS_KEY_FILE).")
            .formatted(reason),
        null);
  }

  /** A setting names an action that there is not. */
  public static StartFailure ofAction(String name, String setting) {
    return new StartFailure("there is no action " + name + ". Correct " + setting + ".", null);
  }

  /** The mock file cannot be read, or says what cannot be. */
  public static StartFailure ofMocks(Path file, Exception cause) {
    return new StartFailure(
        "cannot use the mocks in %s: %s. Correct mock.file (NEWEL_MOCK_FILE, SFN_MOCK_CONFIG)."
            .formatted(file, message(cause)),
        cause);
  }

  /** The Redis cannot be reached, or not be used. */
  public static StartFailure ofRedis(NewelConfig config, Throwable cause) {
    String url = config.redis().url();
    String redis = url == null ? "Newel's own Redis" : "the Redis at " + config.redis().shownUrl();
    // the client quotes a URL that it cannot read, password included
    String reason =
        url == null
            ? message(cause)
            : message(cause).replace(url, String.valueOf(config.redis().shownUrl()));
    if (reason.contains("NOREPLICAS")) {
      return new StartFailure(
          "cannot use %s: %s. Connect replicas to it, or lower redis.wait-replicas"
                  .formatted(redis, reason)
              + " (NEWEL_REDIS_WAIT_REPLICAS) or its own min-replicas-to-write.",
          cause);
    }
    if (cause instanceof SSLHandshakeException) {
      return new StartFailure(
          ("cannot trust the certificate of %s: %s. Name its authority's in redis.ca-file"
                  + " (NEWEL_REDIS_CA_FILE), and in redis.url the host that it was made for.")
              .formatted(redis, reason),
          cause);
    }
    if (cause instanceof IOException
        || cause instanceof TimeoutException
        || cause instanceof StoreUnavailableException) {
      return new StartFailure(
          "cannot reach %s within %d s: %s. Start it, or correct redis.url (NEWEL_REDIS_URL)."
              .formatted(redis, config.redis().patience().toSeconds(), reason),
          cause);
    }
    return REFUSED.matcher(reason).matches()
        ? new StartFailure(
            "%s refuses the user or the password in redis.url (NEWEL_REDIS_URL): %s"
                .formatted(redis, reason),
            cause)
        : new StartFailure("cannot use %s: %s".formatted(redis, reason), cause);
  }

  /**
   * The verticles did not start. What has nothing to do with the address is given back as it is.
   */
  public static Throwable ofListening(NewelConfig config, Throwable cause) {
    if (!(cause instanceof SocketException || cause instanceof UnknownHostException)) {
      return cause;
    }
    return new StartFailure(
        "cannot listen on %s:%d: %s. %s"
            .formatted(
                config.http().host(),
                config.http().port(),
                message(cause),
                adviceOnAddress(cause, message(cause))),
        cause);
  }

  private static String adviceOnAddress(Throwable cause, String message) {
    if (message.contains("Permission denied")) {
      return "Set http.port (NEWEL_HTTP_PORT) to a port from 1024 on.";
    }
    return cause instanceof BindException && message.contains("in use")
        ? "Stop what listens there, or set http.port (NEWEL_HTTP_PORT) to another port."
        : "Set http.host (NEWEL_HTTP_HOST) to an address of this machine.";
  }

  private static String message(@Nullable Throwable cause) {
    String message = cause == null ? null : cause.getMessage();
    return message == null || message.isBlank()
        ? String.valueOf(cause)
        : message.strip().replaceAll("\\.$", "");
  }
}
