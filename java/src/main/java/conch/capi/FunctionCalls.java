package conch.capi;

import conch.object.ExtensionTypes;
import conch.object.PyBuiltinFunction;
import conch.object.PyObject;

/** Built-in functions, asked for and made by C. */
final class FunctionCalls {
    private FunctionCalls() {
    }

    /** 'f': the address of the C function, 0 for one written in Java; 's': its self, borrowed, 0 for none; 'l': its METH flags. */
    static long part(PyBuiltinFunction function, char what) {
        if (what == 's') return Mirrors.borrowedOrNull(function.self());
        if (!(function.code() instanceof ExtensionCode code)) return 0;
        return what == 'f' ? code.entry() : ExtensionCode.flags(code.definition);
    }

    /** PyCFunction_NewEx: the definition lives longer than the function, as in CPython. */
    static PyObject make(long definition, PyObject self, PyObject module) {
        return ExtensionTypes.function(ExtensionCode.of(definition, null), self, module);
    }
}
