package dev.newel.console;

import dev.newel.console.route.Refusals;
import dev.newel.console.route.Route;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes by their methods and paths. */
final class RouteTable {

  private static final String ANY = "*";

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Route route, List<String> parts) {

    /** What stands in the place of the star; empty where there is none, null where it differs. */
    @Nullable String match(List<String> asked) {
      if (asked.size() != parts.size()) {
        return null;
      }
      String any = "";
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).equals(ANY)) {
          any = asked.get(i);
        } else if (!parts.get(i).equals(asked.get(i))) {
          return null;
        }
      }
      return any;
    }
  }

  /**
   * A route that was found.
   *
   * @param part what stands in the place of its star
   */
  record Match(Route route, String part) {}

  RouteTable(List<Route> routes) {
    routes.forEach(route -> entries.add(new Entry(route, List.of(route.path().split("/")))));
  }

  /**
   * The route of a request.
   *
   * @throws dev.newel.aws.ServiceException where there is none
   */
  Match find(String method, String path) {
    List<String> asked = List.of(path.split("/", -1));
    String others = "";
    for (Entry entry : entries) {
      String part = entry.match(asked);
      if (part != null && entry.route().method().equals(method)) {
        return new Match(entry.route(), part);
      } else if (part != null) {
        others = entry.route().method();
      }
    }
    throw others.isEmpty()
        ? Refusals.missing("route /console/api/" + path)
        : Refusals.wrongMethod(others);
  }
}
