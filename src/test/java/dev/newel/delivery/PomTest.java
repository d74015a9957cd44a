package dev.newel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What other projects get with the artifact. */
class PomTest {

  private final Document pom =
      DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
  private final XPath paths = XPathFactory.newInstance().newXPath();

  PomTest() throws Exception {}

  private List<String> texts(String path) throws XPathExpressionException {
    NodeList nodes = (NodeList) paths.evaluate(path, pom, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent().strip());
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/project/name",
        "/project/description",
        "/project/url",
        "/project/licenses/license/name",
        "/project/licenses/license/url",
        "/project/developers/developer/name",
        "/project/scm/connection",
        "/project/scm/url",
      })
  void shouldSayWhatPublishedArtifactsMustSay(String path) throws Exception {
    assertThat(texts(path)).singleElement().asString().isNotBlank();
  }

  @Test
  void shouldForceNoLoggingOnOthers() throws Exception {
    assertThat(
            texts(
                "/project/dependencies/dependency[not(optional='true') and not(scope='test')]"
                    + "/artifactId"))
        .contains("vertx-core")
        .noneMatch(name -> name.matches("slf4j-(?!api).*|logback.*|log4j.*"));
  }

  /** So that a build without tests downloads nothing that they alone need. */
  @Test
  void shouldHaveWhatTestsNeedInAProfile() throws Exception {
    assertThat(texts("/project/dependencies/dependency[scope='test']")).isEmpty();
    assertThat(texts("/project/profiles/profile[id='tests']/dependencies/dependency/scope"))
        .isNotEmpty()
        .containsOnly("test");
    assertThat(texts("/project/build/plugins/plugin/artifactId"))
        .doesNotContain("jacoco-maven-plugin");
  }
}
