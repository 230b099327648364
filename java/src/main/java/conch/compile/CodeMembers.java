package conch.compile;

import conch.object.Operations;
import conch.object.PyBytes;
import conch.object.PyInt;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import conch.object.TypeMembers;
import java.util.Arrays;

/** What a script can see of a code object. */
final class CodeMembers {
    private CodeMembers() {
    }

    static void fillSlots(PyType type) {
        type.isFinal = true;
        type.instancesHaveWeakReferences = true;
        type.repr = self -> PyStr.of(String.format("<code object %s at 0x%x, file \"%s\", line %d>",
            code(self).name, Operations.identity(self), code(self).filename, code(self).firstLine));
    }

    static void fill(TypeMembers m) {
        m.getter("co_name", self -> PyStr.intern(code(self).name));
        m.getter("co_qualname", self -> PyStr.intern(code(self).qualname));
        m.getter("co_filename", self -> PyStr.of(code(self).filename));
        m.getter("co_firstlineno", self -> PyInt.of(code(self).firstLine));
        m.getter("co_flags", self -> PyInt.of(code(self).flags));
        m.getter("co_argcount", self -> PyInt.of(code(self).argCount));
        m.getter("co_posonlyargcount", self -> PyInt.of(code(self).positionalOnlyCount));
        m.getter("co_kwonlyargcount", self -> PyInt.of(code(self).keywordOnlyCount));
        m.getter("co_nlocals", self -> PyInt.of(code(self).localCount));
        m.getter("co_stacksize", self -> PyInt.of(code(self).stackSize));
        m.getter("co_consts", self -> PyTuple.of(code(self).constants.clone()));
        m.getter("co_names", self -> PyTuple.of(Arrays.copyOf(code(self).names, code(self).names.length, PyObject[].class)));
        m.getter("co_varnames", self -> strings(Arrays.copyOf(code(self).locals, code(self).localCount)));
        m.getter("co_cellvars", self -> strings(code(self).cells));
        m.getter("co_freevars", self -> strings(code(self).free));
        m.getter("co_code", self -> PyBytes.of(bytes(code(self).instructions)));
    }

    private static Code code(PyObject self) {
        return (Code) self;
    }

    private static PyObject strings(String[] names) {
        PyObject[] items = new PyObject[names.length];
        for (int i = 0; i < names.length; i++) items[i] = PyStr.intern(names[i]);
        return PyTuple.of(items);
    }

    /** Four bytes an instruction, lowest first. */
    private static byte[] bytes(int[] instructions) {
        byte[] result = new byte[4 * instructions.length];
        for (int i = 0; i < result.length; i++) result[i] = (byte) (instructions[i / 4] >>> 8 * (i % 4));
        return result;
    }
}
