package dev.newel.aws.model.shape;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A structure.
 *
 * @param name in the model
 * @param members in the model's order, which is that of XML on the wire
 * @param payload the name of the member that is the HTTP body by itself, if one is
 * @param xmlName the element's name where nothing else names it
 * @param union whether a value has exactly one member
 * @param eventStream whether it is a stream of events, each of one of the members
 */
public record StructureShape(
    String name,
    List<Member> members,
    @Nullable String payload,
    @Nullable String xmlName,
    @Nullable XmlNamespace xmlNamespace,
    boolean union,
    boolean eventStream)
    implements Shape {

  public static final StructureShape EMPTY =
      new StructureShape("Unit", List.of(), null, null, null, false, false);

  /** The member that is the HTTP body by itself. */
  public Optional<Member> payloadMember() {
    return member(member -> member.name().equals(payload));
  }

  public Optional<Member> member(Predicate<Member> which) {
    return members.stream().filter(which).findFirst();
  }
}
