package conch.stdlib;

import conch.ffi.Gil;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.TypeMembers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A standard stream as a script sees it: text in UTF-8 over bytes. Output is collected and written when there is much of it, at a flush, and
 * at each line on a terminal. Reading and writing let the GIL go.
 */
final class TextStream extends PyObject {
    static final PyType TYPE = PyType.define("TextIOWrapper", type -> {
        type.module = "_io";
        type.iter = self -> self;
        type.next = self -> {
            String line = ((TextStream) self).readLine();
            return line.isEmpty() ? null : PyStr.of(line);
        };
        type.repr = self -> PyStr.of("<_io.TextIOWrapper name='" + ((TextStream) self).name + "' mode='" + ((TextStream) self).mode + "' encoding='utf-8'>");
    }, TextStream::members);
    private static final int BUFFER = 8192;

    private final String name, mode;
    private final int descriptor;
    private final BufferedReader in;
    private final OutputStream out;
    private final boolean lineBuffered;
    private final StringBuilder pending = new StringBuilder();

    private TextStream(String name, String mode, int descriptor, InputStream in, OutputStream out, boolean lineBuffered) {
        super(TYPE);
        this.name = name;
        this.mode = mode;
        this.descriptor = descriptor;
        this.in = in == null ? null : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
        this.lineBuffered = lineBuffered;
    }

    static TextStream input(InputStream in) {
        return new TextStream("<stdin>", "r", 0, in, null, false);
    }

    static TextStream output(String name, int descriptor, OutputStream out, boolean lineBuffered) {
        return new TextStream(name, "w", descriptor, null, out, lineBuffered);
    }

    private static void members(TypeMembers m) {
        m.oneArg("write", (self, text) -> {
            if (!(text instanceof PyStr s)) throw Errors.type("write() argument must be str, not %s", Errors.typeName(text));
            stream(self).write(s.value);
            return PyInt.of(s.length());
        });
        m.oneArg("writelines", (self, lines) -> {
            Operations.forEach(lines, line -> stream(self).write(((PyStr) line).value));
            return PyNone.NONE;
        });
        m.noArgs("flush", self -> {
            stream(self).flush();
            return PyNone.NONE;
        });
        m.noArgs("readline", self -> PyStr.of(stream(self).readLine()));
        m.positional("read", 0, 1, (self, a) -> PyStr.of(stream(self).readAll()));
        m.noArgs("isatty", self -> PyBool.of(stream(self).isTerminal()));
        m.noArgs("fileno", self -> PyInt.of(stream(self).descriptor));
        m.noArgs("readable", self -> PyBool.of(stream(self).in != null));
        m.noArgs("writable", self -> PyBool.of(stream(self).out != null));
        m.getter("name", self -> PyStr.of(stream(self).name));
        m.getter("mode", self -> PyStr.of(stream(self).mode));
        m.getter("encoding", self -> PyStr.of("utf-8"));
        m.getter("closed", self -> PyBool.FALSE);
    }

    private static TextStream stream(PyObject self) {
        return (TextStream) self;
    }

    private boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    void write(String text) {
        if (out == null) throw Errors.of(ExceptionTypes.OS_ERROR, "not writable");
        pending.append(text);
        if (pending.length() > BUFFER || lineBuffered && text.indexOf('\n') >= 0) flush();
    }

    /** Writes out what has been collected. */
    void flush() {
        if (out == null || pending.isEmpty()) return;
        byte[] bytes = pending.toString().getBytes(StandardCharsets.UTF_8);
        pending.setLength(0);
        try (var released = Gil.release("write")) {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw Errors.os(e.getMessage() != null && e.getMessage().contains("pipe") ? 32 : 5, name);
        }
    }

    /** The next line with its end; empty at the end of the input. */
    String readLine() {
        if (in == null) throw Errors.of(ExceptionTypes.OS_ERROR, "not readable");
        StringBuilder line = new StringBuilder();
        try (var released = Gil.release("read")) {
            for (int c; (c = in.read()) >= 0; ) {
                line.append((char) c);
                if (c == '\n') break;
            }
        } catch (IOException e) {
            throw Errors.os(5, name);
        }
        return line.toString();
    }

    private String readAll() {
        StringBuilder all = new StringBuilder();
        for (String line; !(line = readLine()).isEmpty(); ) all.append(line);
        return all.toString();
    }
}
