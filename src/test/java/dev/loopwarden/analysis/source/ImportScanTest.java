package dev.loopwarden.analysis.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.source.ImportScan.Scanned;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ImportScanTest {

  @Test
  void findsEveryFormOfImport() {
    assertThat(
            ImportScan.scan(
                """
                import os, a.b.c as d
                from x import y as z, w
                from . import p
                from .. q import r
                from.s.t import(u, # comment, not a name
                    v as w,
                )
                if True: import inline; from m import *
                from a.b \\
                    import c, \\
                    d
                \tfrom ...deep import e
                important = reimport = 1
                """))
        .containsExactly(
            new Scanned(0, "", List.of("os", "a.b.c")),
            new Scanned(0, "x", List.of("y", "w")),
            new Scanned(1, "", List.of("p")),
            new Scanned(0, "", List.of("r")),
            new Scanned(1, "s.t", List.of("u", "v")),
            new Scanned(0, "", List.of("inline")),
            new Scanned(0, "m", List.of("*")),
            new Scanned(0, "a.b", List.of("c", "d")),
            new Scanned(3, "deep", List.of("e")));
  }

  @Test
  void textWithoutImportsHasNone() {
    assertThat(ImportScan.scan("")).isEmpty();
    assertThat(ImportScan.scan("import")).isEmpty();
    assertThat(ImportScan.scan("x.important()")).isEmpty();
  }

  @Test
  void asyncTokensAreSeenInTextAndBytes() {
    assertThat(AsyncTokens.present("import asyncio")).isTrue();
    assertThat(AsyncTokens.present("  await x")).isTrue();
    assertThat(AsyncTokens.present("def f(): pass")).isFalse();
    assertThat(AsyncTokens.present("'é' async def f".getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(AsyncTokens.present(new byte[] {(byte) 0xff, 'a'})).isFalse();
  }
}
