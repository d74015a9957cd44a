package dev.newel.store.redis.move;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the value of a key can be, and how it is read and written a part at a time. */
enum StoredType {
  STRING("string", 1) {
    @Override
    Request count(String key) {
      return Request.cmd(Command.EXISTS).arg(key);
    }

    @Override
    Request read(String key, String from, int count) {
      return Request.cmd(Command.GET).arg(key);
    }

    @Override
    Part part(String from, Response reply, int count) {
      return new Part(List.of(Element.of(reply)), null);
    }

    @Override
    Request write(String key, List<Element> elements) {
      return Request.cmd(Command.SET).arg(key).arg(elements.get(0).content());
    }
  },
  LIST("list", Most.LARGE_ONES) {
    @Override
    Request count(String key) {
      return Request.cmd(Command.LLEN).arg(key);
    }

    @Override
    Request read(String key, String from, int count) {
      int first = Integer.parseInt(from);
      return Request.cmd(Command.LRANGE).arg(key).arg(first).arg(first + count - 1);
    }

    @Override
    Part part(String from, Response reply, int count) {
      List<Element> entries = reply.stream().map(Element::of).toList();
      int next = Integer.parseInt(from) + entries.size();
      return new Part(entries, entries.size() < count ? null : Integer.toString(next));
    }

    @Override
    Request write(String key, List<Element> elements) {
      Request request = Request.cmd(Command.RPUSH).arg(key);
      elements.forEach(entry -> request.arg(entry.content()));
      return request;
    }
  },
  HASH("hash", Most.LARGE_ONES) {
    @Override
    Request count(String key) {
      return Request.cmd(Command.HLEN).arg(key);
    }

    @Override
    Request read(String key, String from, int count) {
      return Request.cmd(Command.HSCAN).arg(key).arg(from).arg("COUNT").arg(count);
    }

    @Override
    Part part(String from, Response reply, int count) {
      return Part.ofPairs(reply);
    }

    @Override
    Request write(String key, List<Element> elements) {
      Request request = Request.cmd(Command.HSET).arg(key);
      elements.forEach(field -> request.arg(field.content()).arg(field.value()));
      return request;
    }
  },
  SORTED_SET("zset", Most.SMALL_ONES) {
    @Override
    Request count(String key) {
      return Request.cmd(Command.ZCARD).arg(key);
    }

    @Override
    Request read(String key, String from, int count) {
      return Request.cmd(Command.ZSCAN).arg(key).arg(from).arg("COUNT").arg(count);
    }

    @Override
    Part part(String from, Response reply, int count) {
      return Part.ofPairs(reply);
    }

    @Override
    Request write(String key, List<Element> elements) {
      Request request = Request.cmd(Command.ZADD).arg(key);
      elements.forEach(member -> request.arg(member.value()).arg(member.content()));
      return request;
    }
  };

  static final String BEGINNING = "0";

  /** How many elements a part has at most. */
  private static final class Most {
    /** Entries and fields, which may have 256 Ki characters and more. */
    private static final int LARGE_ONES = 16;

    /** Members, which are made of names. */
    private static final int SMALL_ONES = 500;
  }

  private final String redisName;
  private final int most;

  StoredType(String redisName, int most) {
    this.redisName = redisName;
    this.most = most;
  }

  /** How many elements a part has at most. */
  int most() {
    return most;
  }

  /** The type that Redis names so. */
  static StoredType of(String redisName) {
    for (StoredType type : values()) {
      if (type.redisName.equals(redisName)) {
        return type;
      }
    }
    throw new MoveException("Newel stores nothing as a " + redisName);
  }

  /** Asks how many elements a key has. */
  abstract Request count(String key);

  /**
   * Asks for the part that begins somewhere.
   *
   * @param count of elements, as far as Redis goes by that: what it keeps in its compact form, and
   *     so is small, it gives as a whole
   */
  abstract Request read(String key, String from, int count);

  /** That part. */
  abstract Part part(String from, Response reply, int count);

  /** Adds elements. What is no list stays the same when it is done twice. */
  abstract Request write(String key, List<Element> elements);

  /**
   * A part of a value.
   *
   * @param next where the next one begins; null behind the last one
   */
  record Part(List<Element> elements, @Nullable String next) {

    private static Part ofPairs(Response scanned) {
      Response flat = scanned.get(1);
      List<Element> elements = new ArrayList<>(flat.size() / 2);
      for (int i = 0; i < flat.size(); i += 2) {
        elements.add(Element.of(flat.get(i), flat.get(i + 1)));
      }
      String next = scanned.get(0).toString();
      return new Part(elements, next.equals(BEGINNING) ? null : next);
    }
  }
}
