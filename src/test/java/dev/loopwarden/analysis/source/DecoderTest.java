package dev.loopwarden.analysis.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.source.Decoder.Decoded.Text;
import dev.loopwarden.analysis.source.Decoder.Decoded.Undecodable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecoderTest {

  @Test
  void textIsUtf8AndKeepsItsLineEnds() {
    assertThat(text("a = 'ä€😀'\r\nb\rc\u0000\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("a = 'ä€😀'\r\nb\rc\u0000\n");
  }

  @Test
  void byteOrderMarkIsDropped() {
    assertThat(text("\ufeffx = 1\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("x = 1\n");
  }

  @Test
  void replacementCharacterInTheTextIsKept() {
    assertThat(text("'\ufffd'".getBytes(StandardCharsets.UTF_8))).isEqualTo("'\ufffd'");
  }

  @ParameterizedTest
  @CsvSource({
    "latin-1, ISO-8859-1",
    "cp1252, windows-1252",
    "euc_jp, EUC-JP",
    "koi8-r, KOI8-R",
    "UTF-8, UTF-8"
  })
  void declaredEncodingIsUsed(String declared, String charset) {
    String source = "#!/usr/bin/python\n# -*- coding: " + declared + " -*-\nx = 'Ж é あ'\n";
    byte[] bytes = source.getBytes(Charset.forName(charset));
    assertThat(text(bytes)).isEqualTo(new String(bytes, Charset.forName(charset)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 1\n# coding: latin-1\n'é'\n",
        "\n\n# coding: latin-1\n'é'\n",
        "x = 'coding: latin-1 é'\n"
      })
  void onlyACommentBeforeAnyCodeDeclares(String source) {
    assertThat(reason(source.getBytes(StandardCharsets.ISO_8859_1))).contains("not UTF-8");
  }

  @Test
  void whatCannotBeDecodedIsAReason() {
    assertThat(reason(new byte[] {'a', (byte) 0xff})).contains("not UTF-8");
    assertThat(reason("# coding: ascii\n'é'".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("its bytes are not ascii, which it declares");
    assertThat(reason("# coding: klingon\n".getBytes(StandardCharsets.UTF_8))).contains("klingon");
    assertThat(reason("\ufeff# coding: latin-1\n".getBytes(StandardCharsets.UTF_8)))
        .contains("byte order mark");
    assertThat(reason("x = 1".getBytes(StandardCharsets.UTF_16))).contains("not UTF-8");
    assertThat(reason(new byte[Decoder.MAX_BYTES + 1])).contains("larger than 20 MB");
  }

  private static String text(byte[] bytes) {
    Decoder.Decoded decoded = Decoder.decode("a.py", bytes);
    assertThat(decoded).isInstanceOf(Text.class);
    return ((Text) decoded).file().text();
  }

  private static String reason(byte[] bytes) {
    Decoder.Decoded decoded = Decoder.decode("a.py", bytes);
    assertThat(decoded).isInstanceOf(Undecodable.class);
    return ((Undecodable) decoded).reason();
  }
}
