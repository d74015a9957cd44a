package dev.newel.aws.model;

import dev.newel.aws.model.shape.StructureShape;
import dev.newel.aws.model.shape.XmlNamespace;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a service.
 *
 * @param name in the model
 * @param uri path with its parameters, and what is fixed of the query
 * @param xmlName of the element that holds the whole input, where XML does
 * @param resultWrapper the element of an XML answer that holds the output
 * @param hostPrefix what AWS's host of the operation begins with; may hold members in braces
 */
public record Operation(
    String name,
    String method,
    String uri,
    StructureShape input,
    StructureShape output,
    @Nullable String xmlName,
    @Nullable XmlNamespace xmlNamespace,
    @Nullable String resultWrapper,
    @Nullable String hostPrefix,
    Signing signing,
    @Nullable Checksum checksum) {

  /** What the signature covers. */
  public enum Signing {
    WHOLE,
    /** All but the body. */
    WITHOUT_BODY,
    NONE
  }

  /**
   * The checksum that the request carries.
   *
   * @param algorithmMember the member by which the caller chooses one; without it, it is MD5
   */
  public record Checksum(@Nullable String algorithmMember, boolean required) {}

  /** The name in a resource's ARN: {@code sendMessage}, {@code createDBSnapshot}. */
  public String action() {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** Whether it streams events, which Step Functions has in one optimised integration alone. */
  public boolean isEventStream() {
    return streamsEvents(input) || streamsEvents(output);
  }

  private static boolean streamsEvents(StructureShape shape) {
    return shape.members().stream()
        .anyMatch(member -> member.shape() instanceof StructureShape inner && inner.eventStream());
  }
}
