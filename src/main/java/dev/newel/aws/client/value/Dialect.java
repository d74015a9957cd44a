package dev.newel.aws.client.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.aws.model.JavaNames;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.StructureShape;
import java.time.Instant;
import java.util.Optional;

/**
 * How arguments and results are spelled in a state machine. AWS's SDK integrations speak as the SDK
 * for Java 2 does, its optimised integrations as the SDK for Java 1.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">
 *     AWS SDK service integrations</a>
 */
public enum Dialect {
  SDK {
    @Override
    public String nameOf(Member member, StructureShape owner) {
      return isAttributeValue(owner) ? member.name() : member.javaName();
    }

    @Override
    public Dialect within(StructureShape shape) {
      return isAttributeValue(shape) ? SDK_ATTRIBUTE : this;
    }
  },

  /**
   * Within an attribute's value of DynamoDB. Users report {@code BOOL} and {@code NULL} of an
   * item's own attributes, and {@code Bool} and {@code Nul} of what these hold; no recording of AWS
   * shows either.
   */
  SDK_ATTRIBUTE {
    @Override
    public String nameOf(Member member, StructureShape owner) {
      return member.javaName();
    }
  },

  OPTIMISED {
    @Override
    public String nameOf(Member member, StructureShape owner) {
      return JavaNames.capitalise(member.name());
    }

    @Override
    boolean writesTexts() {
      return false;
    }

    @Override
    Optional<Member> meantByText(StructureShape shape) {
      return isAttributeValue(shape)
          ? shape.member(member -> member.name().equals("S"))
          : Optional.empty();
    }

    /** In milliseconds: {@code "StartDate": 1733089875458}. */
    @Override
    JsonNode time(Instant time) {
      return JsonNodeFactory.instance.numberNode(time.toEpochMilli());
    }
  };

  /** A member's name in arguments and results. */
  public abstract String nameOf(Member member, StructureShape owner);

  /** The dialect of what a structure holds. */
  public Dialect within(StructureShape shape) {
    return this;
  }

  /** Whether anything may be given for a text, which is then its JSON. */
  boolean writesTexts() {
    return true;
  }

  /**
   * The member that is meant where a structure has but a text. The SDK for Java 1 makes a value of
   * DynamoDB's type S of it, as published workflows have it: {@code "Key": {"id.$": "$.id"}}.
   */
  Optional<Member> meantByText(StructureShape shape) {
    return Optional.empty();
  }

  /** A time in results. */
  JsonNode time(Instant time) {
    return JsonNodeFactory.instance.textNode(time.toString());
  }

  /**
   * The member that arguments call so. Of DynamoDB's attribute values the wire's names are taken
   * too.
   */
  public Optional<Member> member(StructureShape owner, String name) {
    boolean wireNames = isAttributeValue(owner);
    return owner.member(
        member ->
            nameOf(member, owner).equals(name)
                || (wireNames && (member.javaName().equals(name) || member.name().equals(name))));
  }

  private static boolean isAttributeValue(StructureShape shape) {
    return shape.name().equals("AttributeValue")
        && shape.member(member -> member.name().equals("NULL")).isPresent();
  }
}
