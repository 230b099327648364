package conch.stdlib;

import conch.ffi.Gil;
import conch.object.Buffer;
import conch.object.Errors;
import conch.object.PyBytes;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.TypeMembers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code _hashlib.HASH}: a message on its way to its digest, by the JDK's algorithms. */
final class PyHash extends PyObject {
    static final PyType TYPE = PyType.define("HASH", type -> {
        type.module = "_hashlib";
        type.newInstance = (cls, args, kwnames) -> make((PyStr) args[0], (PyStr) args[1], args[2]);
        type.repr = self -> PyStr.of(String.format("<%s _hashlib.HASH object @ 0x%x>", ((PyHash) self).name, conch.object.Operations.identity(self)));
    }, PyHash::members);

    /** From this many bytes on the lock is let go, as in CPython. */
    private static final int LONG = 2048;

    private final String name;
    /** Used by one thread at a time: guarded by itself where the lock is let go. */
    private final MessageDigest digest;

    private PyHash(String name, MessageDigest digest) {
        super(TYPE);
        this.name = name;
        this.digest = digest;
    }

    /** @param java the algorithm's name in the JDK */
    private static PyObject make(PyStr name, PyStr java, PyObject data) {
        try {
            PyHash hash = new PyHash(name.value, MessageDigest.getInstance(java.value));
            hash.update(data);
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw Errors.value("unsupported hash type %s", name.value);
        }
    }

    private void update(PyObject data) {
        if (data instanceof PyStr) throw Errors.type("Strings must be encoded before hashing");
        if (!Buffer.isExporter(data)) throw Errors.type("object supporting the buffer API required");
        byte[] bytes = BinasciiModule.bytesOf(data);
        if (bytes.length < LONG) {
            add(bytes);
            return;
        }
        try (var released = Gil.release("hash")) {
            add(bytes);
        }
    }

    private void add(byte[] bytes) {
        synchronized (digest) {
            digest.update(bytes);
        }
    }

    private MessageDigest copied() {
        synchronized (digest) {
            try {
                return (MessageDigest) digest.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void members(TypeMembers m) {
        m.oneArg("update", (self, data) -> {
            of(self).update(data);
            return PyNone.NONE;
        });
        m.noArgs("digest", self -> PyBytes.of(of(self).copied().digest()));
        m.noArgs("hexdigest", self -> PyStr.of(HexFormat.of().formatHex(of(self).copied().digest())));
        m.noArgs("copy", self -> new PyHash(of(self).name, of(self).copied()));
        m.getter("name", self -> PyStr.of(of(self).name));
        m.getter("digest_size", self -> PyInt.of(of(self).digest.getDigestLength()));
        m.getter("block_size", self -> PyInt.of(of(self).blockSize()));
    }

    /** Bytes, as FIPS 180-4 (section 1) and 202 (table 3) give them. */
    private int blockSize() {
        if (name.startsWith("sha3_")) return 200 - 2 * digest.getDigestLength();
        return name.equals("sha384") || name.equals("sha512") ? 128 : 64;
    }

    private static PyHash of(PyObject self) {
        return (PyHash) self;
    }
}
