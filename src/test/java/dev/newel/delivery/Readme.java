package dev.newel.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README's blocks of code, each below a comment that names it. */
record Readme(String text) {

  static Readme read() throws IOException {
    return new Readme(Files.readString(Path.of("README.md")));
  }

  /** What stands between the fences of a block. */
  String block(String name, String language) {
    Matcher block =
        Pattern.compile("<!-- %s -->\n```%s\n(.*?)```\n".formatted(name, language), Pattern.DOTALL)
            .matcher(text);
    if (!block.find()) {
      throw new IllegalArgumentException("the README has no %s block %s".formatted(language, name));
    }
    return block.group(1);
  }
}
