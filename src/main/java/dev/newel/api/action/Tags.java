package dev.newel.api.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Json;
import dev.newel.aws.ServiceError.TooManyTags;
import dev.newel.aws.ServiceException;

/** The tags that a resource is created with. */
public final class Tags {

  /** As many as AWS lets a resource have. */
  private static final int MOST = 50;

  private Tags() {}

  /**
   * The tags of a call, as JSON.
   *
   * @param resourceArn what is to be created
   * @throws ServiceException with TooManyTags
   */
  public static String of(ObjectNode input, String resourceArn) {
    JsonNode tags = input.path("tags");
    if (tags.size() > MOST) {
      throw new ServiceException(
          new TooManyTags("The number of tags exceeds the limit of " + MOST, resourceArn));
    }
    return tags.isMissingNode() ? "[]" : Json.write(tags);
  }
}
