package conch.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceTest {

    private static Source of(String latin1) {
        return Source.ofBytes("f.py", latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void utf8UnlessTheTextSaysOtherwise() {
        assertEquals("é = 1\n", Source.ofBytes("f.py", "é = 1\n".getBytes(StandardCharsets.UTF_8)).text());
        assertEquals("# -*- coding: latin-1 -*-\né", of("# -*- coding: latin-1 -*-\né").text());
        assertEquals("#!/bin/x\n# vim: set fileencoding=iso-8859-1 :\né", of("#!/bin/x\n# vim: set fileencoding=iso-8859-1 :\né").text());
    }

    @Test
    void aCookieAfterCodeDoesNotCount() {
        assertThrows(SyntaxError.class, () -> of("x = 1\n# coding: latin-1\né"));
    }

    @Test
    void theByteOrderMarkIsDropped() {
        assertEquals("x", of("\u00EF\u00BB\u00BFx").text());
        SyntaxError error = assertThrows(SyntaxError.class, () -> of("\u00EF\u00BB\u00BF# coding: latin-1\nx"));
        assertEquals("encoding problem: latin-1 with BOM", error.getMessage());
    }

    @Test
    void otherBytesAreAClearError() {
        SyntaxError error = assertThrows(SyntaxError.class, () -> of("x = 1\ny = 'é'\n"));
        assertEquals("SyntaxError: Non-UTF-8 code starting with '\\xe9' in file f.py on line 2, but no encoding declared; "
            + "see https://peps.python.org/pep-0263/ for details", error.render());
        assertEquals("encoding problem: foo", assertThrows(SyntaxError.class, () -> of("# coding: foo\n")).getMessage());
    }

    @Test
    void linesByNumber() {
        Source source = new Source("f.py", "a\r\nb\rc\n\nd");
        assertEquals("a\nb\nc\n\nd", source.text());
        assertEquals(5, source.lineCount());
        assertEquals("b", source.line(2));
        assertEquals("", source.line(4));
        assertEquals("d", source.line(5));
        assertNull(source.line(6));
        assertNull(source.line(0));
        assertEquals(0, new Source("f.py", "").lineCount());
    }

    @Test
    void aNulByteIsAnError() {
        assertThrows(SyntaxError.class, () -> Parser.parseModule(new Source("f.py", "x\0y")));
    }
}
