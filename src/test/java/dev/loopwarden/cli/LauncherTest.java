package dev.loopwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher where there is hardly anything: built by somebody else, and nothing to write to. */
final class LauncherTest {
  private Path root = Path.of("");
  private Path jdk = Path.of("");
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void build() throws IOException {
    root = folder.resolve("opt/loopwarden");
    jdk = jdk("jdk");
    Path built = root.resolve("target/quick");
    Files.createDirectories(built);
    Files.copy(Path.of("loopwarden"), root.resolve("loopwarden"));
    Files.writeString(built.resolve("loopwarden-1.jar.original"), "the program");
    Files.writeString(
        built.resolve("libraries"), folder + "/closed/a.jar:" + folder + "/closed/b.jar");
    copied(jdk);
  }

  /** What somebody who could read the libraries left. */
  private void copied(Path java) throws IOException {
    Path app = root.resolve("target/launcher/app");
    Files.createDirectories(app.resolve("lib"));
    Files.writeString(app.resolve("loopwarden.jar"), "the program");
    Files.writeString(app.resolve("lib/a.jar"), "a");
    Files.writeString(app.resolve("lib/b.jar"), "b");
    Files.writeString(
        app.resolve("ready"), root + "/target/quick/loopwarden-1.jar.original " + java + "\n");
  }

  /** A JDK that only says how it was called. */
  private Path jdk(String name) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"99\"\n");
    Path java = home.resolve("bin/java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    return home;
  }

  private String run(Map<String, String> environment) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", root.resolve("loopwarden").toString(), "serve");
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  @Test
  void withoutAHomeItRunsWhatIsThereAndWritesNothing() throws Exception {
    List<String> before = files();
    String app = root + "/target/launcher/app/";
    assertThat(run(Map.of("LOOPWARDEN_NO_AOT", "yes")))
        .contains(app + "loopwarden.jar:" + app + "lib/a.jar:" + app + "lib/b.jar")
        .endsWith("dev.loopwarden.Main serve\n");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void theServiceIsPreparedOnce() throws Exception {
    assertThat(run(Map.of())).startsWith("loopwarden: preparing the service");
    assertThat(run(Map.of())).startsWith("--enable-native-access").contains("-XX:+UseG1GC");
  }

  @Test
  void forAnotherJavaItCopiesTheLibrariesThatItHas() throws Exception {
    jdk = jdk("other");
    assertThat(run(Map.of())).contains("lib/a.jar:").endsWith("dev.loopwarden.Main serve\n");
    assertThat(root.resolve("target/launcher/app/ready")).content().endsWith(" " + jdk + "\n");
    assertThat(root.resolve("target/launcher/app/lib/b.jar")).hasContent("b");
  }

  @Test
  void withNowhereToWriteItSaysWhatToDo() throws Exception {
    Path launcher = root.resolve("target/launcher");
    Files.move(launcher, folder.resolve("away"));
    Files.writeString(launcher, "no folder");
    assertThat(run(Map.of())).startsWith("loopwarden: cannot write to").contains("XDG_CACHE_HOME");
    assertThat(run(Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString())))
        .contains("loopwarden: cannot read its libraries. Run " + root + "/loopwarden --version");
  }
}
