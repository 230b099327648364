package conch.stdlib;

import conch.object.Codecs;
import conch.object.Operations;
import conch.object.PyBytes;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.TypeMembers;

/** {@code _codecs.Decoder}: bytes to text a piece at a time. */
final class PyPieceDecoder extends PyObject {
    static final PyType TYPE = PyType.define("Decoder", type -> {
        type.module = "_codecs";
        type.newInstance = (cls, args, kwnames) -> new PyPieceDecoder(((PyStr) args[0]).value, ((PyStr) args[1]).value);
    }, PyPieceDecoder::members);

    private final TextDecoder decoder;

    private PyPieceDecoder(String encoding, String errors) {
        super(TYPE);
        decoder = new TextDecoder(Codecs.canonical(encoding), errors);
    }

    private static void members(TypeMembers m) {
        m.positional("decode", 2, 2, (self, a) -> PyStr.of(of(self).decode(BinasciiModule.bytesOf(a[0]), Operations.isTrue(a[1]))));
        m.noArgs("waiting", self -> PyBytes.of(of(self).waiting().clone()));
        m.noArgs("reset", self -> {
            of(self).restart(true);
            return PyNone.NONE;
        });
    }

    private static TextDecoder of(PyObject self) {
        return ((PyPieceDecoder) self).decoder;
    }
}
