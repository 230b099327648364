package conch.stdlib;

import conch.object.PyType;
import conch.object.Slots;
import conch.object.TypeMembers;
import java.util.function.Consumer;

/** The types of files, named as in CPython's {@code _io}. */
final class FileTypes {
    static final PyType IO_BASE = base("_IOBase", PyType.OBJECT, FileBases::ofAll), RAW_BASE = base("_RawIOBase", IO_BASE, FileBases::ofRaw),
        BUFFERED_BASE = base("_BufferedIOBase", IO_BASE, FileBases::ofBuffered), TEXT_BASE = base("_TextIOBase", IO_BASE, FileBases::ofText);
    static final PyType FILE_IO = binary("FileIO", RAW_BASE, Layers::rawFile), BUFFERED_READER = binary("BufferedReader", BUFFERED_BASE, Layers::reader),
        BUFFERED_WRITER = binary("BufferedWriter", BUFFERED_BASE, Layers::writer), BUFFERED_RANDOM = binary("BufferedRandom", BUFFERED_BASE, Layers::random);
    static final PyType BYTES_IO = PyType.define("BytesIO", BUFFERED_BASE, type -> {
        type.module = "_io";
        type.newInstance = (cls, args, kwnames) -> BytesInMemory.make(cls, args, kwnames);
        type.init = (self, args, kwnames) -> { };
        BinaryMembers.fillSlots(type);
    }, BytesInMemory::fill);

    private FileTypes() {
    }

    private static PyType base(String name, PyType above, Consumer<TypeMembers> members) {
        return PyType.define(name, above, type -> {
            type.module = "_io";
            type.allocate = PyType.OBJECT.allocate;
            type.newInstance = PyType.OBJECT.newInstance;
            type.instancesHaveDict = true;
            type.instancesHaveWeakReferences = true;
            if (above == PyType.OBJECT) FileBases.fillSlots(type);
        }, members);
    }

    private static PyType binary(String name, PyType above, Slots.New made) {
        return PyType.define(name, above, type -> {
            type.module = "_io";
            type.isFinal = true;
            type.newInstance = made;
            type.init = (self, args, kwnames) -> { };
            BinaryMembers.fillSlots(type);
        }, BinaryMembers::fill);
    }
}
