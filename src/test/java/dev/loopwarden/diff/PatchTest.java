package dev.loopwarden.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.diff.LineSet.Range;
import org.junit.jupiter.api.Test;

final class PatchTest {

  @Test
  void readsHunksAsGitHubSendsThem() {
    FileDiff diff =
        Patch.parse(
            """
            @@ -1,4 +1,5 @@ async def main():
             import time
            -import os
            +import asyncio
            +import sys
            \s
             x = 1
            @@ -20 +21,2 @@
             y = 2
            +z = 3
            \\ No newline at end of file\
            """);

    assertThat(diff.removed().ranges()).containsExactly(new Range(2, 2));
    assertThat(diff.added().ranges()).containsExactly(new Range(2, 3), new Range(22, 22));
    assertThat(diff.shown().ranges()).containsExactly(new Range(1, 5), new Range(21, 22));
  }

  @Test
  void skipsWhatStandsAroundTheHunks() {
    FileDiff diff =
        Patch.parse(
            """
            diff --git a/x.py b/x.py
            index 1234567..89abcde 100644
            --- a/x.py
            +++ b/x.py
            @@ -3,0 +4 @@
            +++ this line begins with two plus signs
            --
            2.39.5
            """);

    assertThat(diff.added().ranges()).containsExactly(new Range(4, 4));
    assertThat(diff.removed().isEmpty()).isTrue();
  }

  @Test
  void aNewFileBeginsAtItsFirstLine() {
    FileDiff diff = Patch.parse("@@ -0,0 +1,2 @@\n+a\n+b");

    assertThat(diff.added()).isEqualTo(LineSet.range(1, 2));
    assertThat(diff.shown()).isEqualTo(LineSet.range(1, 2));
  }

  @Test
  void anEmptyLineOfContextMayHaveLostItsBlank() {
    FileDiff diff = Patch.parse("@@ -1,3 +1,4 @@\n a\n\n+b\n c\n");

    assertThat(diff.added()).isEqualTo(LineSet.range(3, 3));
    assertThat(diff.shown()).isEqualTo(LineSet.range(1, 4));
  }

  @Test
  void nothingAndNonsenseChangeNothing() {
    assertThat(Patch.parse("")).isEqualTo(FileDiff.none());
    assertThat(Patch.parse("@@ -99999999999,1 +1 @@\n+a")).isEqualTo(FileDiff.none());
    assertThat(Patch.parse("Binary files differ")).isEqualTo(FileDiff.none());
  }

  @Test
  void aPatchThatWasCutOffCountsAsFarAsItGoes() {
    assertThat(Patch.parse("@@ -1,9 +1,9 @@\n a\n+b").added()).isEqualTo(LineSet.range(2, 2));
  }
}
