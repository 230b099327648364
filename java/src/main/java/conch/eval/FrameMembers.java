package conch.eval;

import conch.object.Operations;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.TypeMembers;

/** What a script can see of a frame. */
final class FrameMembers {
    private FrameMembers() {
    }

    static void fillSlots(PyType type) {
        type.repr = self -> PyStr.of(String.format("<frame at 0x%x, file '%s', line %d, code %s>", Operations.identity(self),
            frame(self).code().filename, frame(self).line(), frame(self).code().name));
    }

    static void fill(TypeMembers m) {
        m.getter("f_back", self -> frame(self).back() == null ? PyNone.NONE : frame(self).back().captured());
        m.getter("f_code", self -> frame(self).code());
        m.getter("f_globals", self -> frame(self).globals);
        m.getter("f_builtins", self -> frame(self).builtins);
        m.getter("f_locals", self -> frame(self).keptLocals());
        m.getter("f_lineno", self -> PyInt.of(frame(self).line()));
        m.getter("f_lasti", self -> PyInt.of(2L * (frame(self).next - 1)));
    }

    private static Frame frame(PyObject self) {
        return (Frame) self;
    }
}
