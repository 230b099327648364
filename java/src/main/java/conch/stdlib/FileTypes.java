package conch.stdlib;

import conch.object.PyType;

/** The types of files, named as in CPython's {@code _io}. */
final class FileTypes {
    static final PyType IO_BASE = base("_IOBase", PyType.OBJECT), RAW_BASE = base("_RawIOBase", IO_BASE), BUFFERED_BASE = base("_BufferedIOBase", IO_BASE),
        TEXT_BASE = base("_TextIOBase", IO_BASE);
    static final PyType FILE_IO = binary("FileIO", RAW_BASE), BUFFERED_READER = binary("BufferedReader", BUFFERED_BASE),
        BUFFERED_WRITER = binary("BufferedWriter", BUFFERED_BASE), BUFFERED_RANDOM = binary("BufferedRandom", BUFFERED_BASE);
    static final PyType BYTES_IO = PyType.define("BytesIO", BUFFERED_BASE, type -> {
        type.module = "_io";
        type.newInstance = (cls, args, kwnames) -> BytesInMemory.make(cls, args, kwnames);
        type.init = (self, args, kwnames) -> { };
        BinaryMembers.fillSlots(type);
    }, BytesInMemory::fill);

    private FileTypes() {
    }

    private static PyType base(String name, PyType above) {
        return PyType.define(name, above, type -> {
            type.module = "_io";
            type.allocate = PyType.OBJECT.allocate;
            type.newInstance = PyType.OBJECT.newInstance;
            type.instancesHaveDict = true;
            type.instancesHaveWeakReferences = true;
        }, null);
    }

    /** Instances come from {@code open()} only. */
    private static PyType binary(String name, PyType above) {
        return PyType.define(name, above, type -> {
            type.module = "_io";
            type.isFinal = true;
            type.newInstance = (cls, args, kwnames) -> {
                throw conch.object.Errors.type("cannot create '_io.%s' instances; use open()", cls.name);
            };
            BinaryMembers.fillSlots(type);
        }, BinaryMembers::fill);
    }
}
