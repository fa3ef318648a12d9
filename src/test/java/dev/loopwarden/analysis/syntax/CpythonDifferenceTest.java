package dev.loopwarden.analysis.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.source.Decoder;
import dev.loopwarden.analysis.source.Decoder.Decoded.Text;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Our tree against the one that CPython 3.11 or newer makes of the same files. */
final class CpythonDifferenceTest {
  private static final List<String> MODULES =
      List.of(
          "ast",
          "asyncio",
          "asyncio.base_events",
          "asyncio.tasks",
          "asyncio.streams",
          "dataclasses",
          "enum",
          "functools",
          "inspect",
          "socket",
          "ssl",
          "subprocess",
          "typing",
          "unittest.mock",
          "urllib.request",
          "xml.etree.ElementTree",
          "argparse",
          "_pydecimal",
          "http.client",
          "this");

  private static final PythonParser PARSER = PythonParser.create();

  @Test
  void ourTreeIsThatOfCpython() throws IOException, InterruptedException, URISyntaxException {
    List<Path> files = new ArrayList<>(standardLibrary());
    files.add(resource("everything.py"));
    List<List<String>> theirs = theirs(files);
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      assertThat(ours(file)).as(file.toString()).isEqualTo(theirs.get(i));
    }
  }

  private static List<String> ours(Path file) throws IOException {
    Decoder.Decoded decoded = Decoder.decode(file.toString(), Files.readAllBytes(file));
    Module module = PARSER.parse(((Text) decoded).file());
    assertThat(module.errors()).as(file.toString()).isEmpty();
    TreeCheck.check(module);
    return TreeDump.of(module);
  }

  private static List<List<String>> theirs(List<Path> files)
      throws IOException, InterruptedException, URISyntaxException {
    String names = String.join("\n", files.stream().map(Path::toString).toList());
    List<List<String>> dumps = new ArrayList<>();
    List<String> current = new ArrayList<>();
    for (String line : python(names, resource("ast_dump.py").toString()).split("\n")) {
      if (line.equals(".")) {
        dumps.add(current);
        current = new ArrayList<>();
      } else if (!line.isEmpty()) {
        current.add(line);
      }
    }
    assertThat(dumps).hasSameSizeAs(files);
    return dumps;
  }

  private static List<Path> standardLibrary() throws IOException, InterruptedException {
    String find =
        """
        import importlib.util, sys
        for name in sys.stdin.read().split():
            print(importlib.util.find_spec(name).origin)
        """;
    String found = python(String.join("\n", MODULES), "-c", find);
    return found.lines().map(Path::of).toList();
  }

  private static String python(String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-X", "utf8"));
    command.addAll(Arrays.asList(arguments));
    Path error = Files.createTempFile("python", ".txt");
    Process process = new ProcessBuilder(command).redirectError(error.toFile()).start();
    try (var out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(error)).isZero();
    Files.delete(error);
    return output;
  }

  private static Path resource(String name) throws URISyntaxException {
    URL found = CpythonDifferenceTest.class.getResource("/syntax/" + name);
    return Path.of(Objects.requireNonNull(found).toURI());
  }
}
