package dev.loopwarden.analysis.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
  private final Knowledge knowledge = Knowledge.bundled();

  @Test
  void findsFunctionsClassesAndMembers() {
    assertThat(found("asyncio.create_task").is("makes-task")).isTrue();
    assertThat(found("asyncio.Lock").kind()).isEqualTo(Entry.Kind.CLASS);
    assertThat(found("asyncio.Lock.acquire").kind()).isEqualTo(Entry.Kind.ASYNC);
    assertThat(found("time.sleep").blocks()).isNotNull();
  }

  @Test
  void whatIsNotDescribedIsNull() {
    assertThat(knowledge.find("asyncio.create_tusk")).isNull();
    assertThat(knowledge.find("asyncio.Lock.acquired")).isNull();
    assertThat(knowledge.find("nowhere.f")).isNull();
    assertThat(knowledge.find("asyncio")).isNull();
    assertThat(knowledge.find("")).isNull();
    assertThat(knowledge.member("nowhere.C", "f")).isNull();
    assertThat(knowledge.member("asyncio.create_task", "f")).isNull();
  }

  @Test
  void followsAliasesOfPackagesAndTheirMembers() {
    assertThat(found("asyncio.locks.Lock.acquire").name()).isEqualTo("asyncio.Lock.acquire");
    assertThat(found("concurrent.futures.thread.ThreadPoolExecutor.submit").name())
        .isEqualTo("concurrent.futures.Executor.submit");
    assertThat(found("multiprocessing.Pool.map").blocks()).isNotNull();
  }

  @Test
  void membersComeFromBaseClasses() {
    assertThat(found("asyncio.Task.add_done_callback").name())
        .isEqualTo("asyncio.Future.add_done_callback");
    assertThat(member("asyncio.LifoQueue", "get").kind()).isEqualTo(Entry.Kind.ASYNC);
  }

  @Test
  void classesInheritProtocolsAndTags() {
    Entry pool = found("concurrent.futures.ThreadPoolExecutor");

    assertThat(pool.has(Protocol.CONTEXT)).isTrue();
    assertThat(pool.enter()).isEqualTo("concurrent.futures.ThreadPoolExecutor");
    assertThat(pool.is("executor")).isTrue();
    assertThat(found("asyncio.Task").has(Protocol.AWAITABLE)).isTrue();
  }

  @Test
  void selfIsTheClassThatAMemberIsLookedUpOn() {
    assertThat(found("pathlib.Path.parent").type()).isEqualTo("pathlib.Path");
    assertThat(found("pathlib.PurePath.parent").type()).isEqualTo("pathlib.PurePath");
    assertThat(member("pathlib.PosixPath", "with_suffix").type()).isEqualTo("pathlib.PosixPath");
    assertThat(found(Objects.requireNonNull(found("pathlib.Path.glob").type())).item())
        .isEqualTo("pathlib.Path");
  }

  @Test
  void aTypedValueLeadsToTheMembersOfItsClass() {
    assertThat(found("asyncio.subprocess.Process.stdout.read").name())
        .isEqualTo("asyncio.StreamReader.read");
  }

  @Test
  void aWildcardStandsForAllOtherPublicMembers() {
    Entry list = member("ftplib.FTP", "nlst");

    assertThat(list.name()).isEqualTo("ftplib.FTP.nlst");
    assertThat(list.blocks()).isNotNull();
    assertThat(member("ftplib.FTP_TLS", "nlst").name()).isEqualTo("ftplib.FTP_TLS.nlst");
    assertThat(member("ftplib.FTP", "set_pasv").blocks()).isNull();
    assertThat(knowledge.member("ftplib.FTP", "_private")).isNull();
  }

  @Test
  void plainValuesAreKnownNotToBeAwaitable() {
    Entry plain = found(Objects.requireNonNull(found("httpx.Response.json").type()));

    assertThat(plain.isPlain()).isTrue();
    assertThat(plain.has(Protocol.AWAITABLE)).isFalse();
    assertThat(found("asyncio.Lock").isPlain()).isFalse();
  }

  @Test
  void knowsDescribedPackages() {
    assertThat(knowledge.knows("asyncio")).isTrue();
    assertThat(knowledge.knows("nowhere")).isFalse();
  }

  @Test
  void aLookUpReadsOneFileOnly() {
    BundledFiles files = BundledFiles.read();

    assertThat(files.loaded()).isEmpty();
    assertThat(files.pack("asyncio")).isNotNull();
    assertThat(files.pack("nowhere")).isNull();
    assertThat(files.loaded()).containsExactly("asyncio.txt");
  }

  @Test
  void setsHoldWhatHasTheTag() {
    assertThat(knowledge.set("awaitables-one-by-one")).containsExactly("asyncio.gather");
    assertThat(knowledge.set("makes-kept-task")).contains("asyncio.TaskGroup.create_task");
  }

  @Test
  void ownFilesAddAndReplace() {
    Knowledge own =
        knowledge.with(
            List.of(
                new KnowledgeText(
                    "own.txt",
                    """
                    class sync_db.Client (asyncio.Lock) +needs-close
                    def .query blocks=database
                    def time.sleep -> None
                    alias ours.nap = time.sleep
                    """)));

    assertThat(found(own, "sync_db.Client.query").blocks()).isNotNull();
    assertThat(found(own, "sync_db.Client.acquire").name()).isEqualTo("asyncio.Lock.acquire");
    assertThat(found(own, "time.sleep").blocks()).isNull();
    assertThat(found(own, "ours.nap").name()).isEqualTo("time.sleep");
    assertThat(own.knows("sync_db")).isTrue();
    assertThat(own.knows("ours")).isTrue();
    assertThat(own.set("needs-close")).contains("sync_db.Client");
    assertThat(knowledge.knows("sync_db")).isFalse();
    assertThat(found("time.sleep").blocks()).isNotNull();
  }

  @Test
  void laterOwnFilesWin() {
    Knowledge own =
        knowledge
            .with(
                List.of(new KnowledgeText("a", "def lib.f"), new KnowledgeText("b", "async lib.f")))
            .with(
                List.of(
                    new KnowledgeText("c", "value lib.g"), new KnowledgeText("d", "def lib.g")));

    assertThat(found(own, "lib.f").kind()).isEqualTo(Entry.Kind.ASYNC);
    assertThat(found(own, "lib.g").kind()).isEqualTo(Entry.Kind.FUNCTION);
  }

  @Test
  void ownFilesMayUseKnownTagsOnly() {
    assertThatThrownBy(
            () -> knowledge.with(List.of(new KnowledgeText("own.txt", "def lib.f +makes-tusk"))))
        .isInstanceOf(KnowledgeException.class)
        .hasMessage("own.txt:1: '+makes-tusk' is none of the known tags");
  }

  @Test
  void circlesEndInNothing() {
    Knowledge own =
        knowledge.with(
            List.of(
                new KnowledgeText(
                    "own.txt",
                    """
                    alias lib.a = lib.b
                    alias lib.b = lib.a
                    class lib.C (lib.D)
                    class lib.D (lib.C)
                    """)));

    assertThat(own.find("lib.a")).isNull();
    assertThat(own.find("lib.a.x")).isNull();
    assertThat(own.find("lib.C")).isNotNull();
    assertThat(own.find("lib.C.x")).isNull();
  }

  @Test
  void theVersionDependsOnAllTexts() {
    Knowledge own = knowledge.with(List.of(new KnowledgeText("own.txt", "def lib.f")));

    assertThat(knowledge.version()).hasSize(16).isEqualTo(Knowledge.bundled().version());
    assertThat(own.version()).isNotEqualTo(knowledge.version());
  }

  private Entry found(String name) {
    return found(knowledge, name);
  }

  private static Entry found(Knowledge knowledge, String name) {
    Entry entry = knowledge.find(name);
    assertThat(entry).as(name).isNotNull();
    return Objects.requireNonNull(entry);
  }

  private Entry member(String owner, String name) {
    Entry entry = knowledge.member(owner, name);
    assertThat(entry).as(owner + "." + name).isNotNull();
    return Objects.requireNonNull(entry);
  }
}
