package conch.stdlib;

import conch.eval.ThreadState;
import conch.object.CodecRegistry;
import conch.object.Codecs;
import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyBytes;
import conch.object.PyDict;
import conch.object.PyModule;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;

/** {@code _codecs}: {@code codecs} is written in Python over it, and what scripts register there is found through it. */
final class CodecsModule {
    private CodecsModule() {
    }

    static void fill(ModuleMembers m) {
        m.oneArg("is_built_in", (self, name) -> PyBool.of(Codecs.isBuiltIn(text(name))));
        m.oneArg("canonical", (self, name) -> PyStr.of(Codecs.canonical(text(name))));
        m.oneArg("bytes_of", (self, data) -> PyBytes.of(BinasciiModule.bytesOf(data)));
        m.constant("Decoder", PyPieceDecoder.TYPE);
        CodecRegistry.set(new OfModule());
    }

    private static String text(PyObject name) {
        if (name instanceof PyStr text) return text.value;
        throw Errors.type("lookup() argument must be str, not %s", Errors.typeName(name));
    }

    /** Asks the module {@code codecs} of the interpreter that the calling thread belongs to. */
    private static final class OfModule implements CodecRegistry {
        @Override
        public PyObject errorHandler(String name) {
            return names() == null ? null : ((PyDict) names().get(PyStr.intern("_handlers"))).get(PyStr.of(name));
        }

        @Override
        public PyObject codec(String name) {
            if (names() == null) return null;
            PyObject found = Operations.call(names().get(PyStr.intern("_registered_text")), PyStr.of(name));
            return found == PyNone.NONE ? null : found;
        }

        /** Null where no script has imported it, or none runs here. */
        private static PyDict names() {
            ThreadState state = ThreadState.currentOrNull();
            return state != null && state.interpreter.modules.get(PyStr.intern("codecs")) instanceof PyModule module ? module.dict() : null;
        }
    }
}
