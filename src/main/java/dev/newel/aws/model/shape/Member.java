package dev.newel.aws.model.shape;

import org.jspecify.annotations.Nullable;

/**
 * A member of a structure.
 *
 * @param name in the model
 * @param javaName as the AWS SDK for Java 2 spells it, with a capital: Step Functions' spelling in
 *     SDK integrations
 * @param target its type
 * @param wireName its name in JSON, XML, a form, a header, a path or a query
 * @param named whether the model gives that name, and it is not just the member's own
 * @param queryName its name in forms of the EC2 protocol, where that is another one
 * @param flattened whether the items of a list or map stand beside the other members
 * @param xmlAttribute whether it is an attribute of its structure's element
 * @param idempotencyToken whether the client makes one up where the caller gives none
 * @param jsonValue whether the string holds JSON, which goes into a header as base64
 * @param streaming whether it is a blob that is the whole HTTP body, and may be large
 * @param emptyInLegacy whether the SDK for Java 1 makes an empty list or map where there is none
 */
public record Member(
    String name,
    String javaName,
    ShapeRef target,
    boolean required,
    Location location,
    String wireName,
    boolean named,
    @Nullable String queryName,
    @Nullable XmlNamespace xmlNamespace,
    boolean flattened,
    boolean xmlAttribute,
    boolean idempotencyToken,
    boolean jsonValue,
    boolean streaming,
    boolean emptyInLegacy) {

  public Shape shape() {
    return target.shape();
  }
}
