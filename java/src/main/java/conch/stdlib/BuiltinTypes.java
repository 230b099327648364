package conch.stdlib;

import conch.object.*;

/** The types that {@code builtins} names. */
final class BuiltinTypes {
    private BuiltinTypes() {
    }

    static void fill(ModuleMembers m) {
        PyType[] types = {PyType.OBJECT, PyType.TYPE, PyInt.TYPE, PyBool.TYPE, PyFloat.TYPE, PyComplex.TYPE, PyStr.TYPE, PyBytes.TYPE,
            PyByteArray.TYPE, PyMemoryView.TYPE, PyTuple.TYPE, PyList.TYPE, PyDict.TYPE, PySet.TYPE, PyFrozenSet.TYPE, PyRange.TYPE,
            PySlice.TYPE, PyEnumerate.TYPE, PyZip.TYPE, PyMap.TYPE, PyFilter.TYPE, PyReversed.TYPE, PyProperty.TYPE, PyStaticMethod.TYPE,
            PyClassMethod.TYPE, PySuper.TYPE};
        for (PyType type : types) m.constant(type.name, type);
        for (PyType type : ExceptionTypes.all()) m.constant(type.name, type);
        m.constant("EnvironmentError", ExceptionTypes.OS_ERROR);
        m.constant("IOError", ExceptionTypes.OS_ERROR);
    }
}
