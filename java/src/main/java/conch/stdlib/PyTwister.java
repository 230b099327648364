package conch.stdlib;

import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyType;
import conch.object.TypeMembers;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.apache.commons.rng.core.source32.MersenneTwister;

/** {@code _random.Twister}: the generator under {@code random}, seeded by arrays and read as CPython does it, so that the numbers are the same. */
final class PyTwister extends PyObject {
    static final PyType TYPE = PyType.define("Twister", type -> {
        type.module = "_random";
        type.newInstance = (cls, args, kwnames) -> new PyTwister();
    }, PyTwister::members);

    private static final int SEED_WORDS_OF_NONE = 624;

    private MersenneTwister words = new MersenneTwister(new int[] {0});

    private PyTwister() {
        super(TYPE);
    }

    private static void members(TypeMembers m) {
        m.oneArg("seed", (self, seed) -> ((PyTwister) self).seed(seed));
        m.noArgs("random", self -> PyFloat.of(((PyTwister) self).random()));
        m.oneArg("getrandbits", (self, bits) -> ((PyTwister) self).bits(Operations.asInt(bits)));
    }

    private PyObject seed(PyObject seed) {
        words = new MersenneTwister(seed == PyNone.NONE ? entropy() : digits(((PyInt) seed).bigValue().abs()));
        return PyNone.NONE;
    }

    private static int[] entropy() {
        return new SecureRandom().ints(SEED_WORDS_OF_NONE).toArray();
    }

    /** Of 32 bits each, the lowest first; one at least. */
    private static int[] digits(BigInteger number) {
        int[] digits = new int[Math.max(1, (number.bitLength() + 31) / 32)];
        for (int i = 0; i < digits.length; i++) digits[i] = number.shiftRight(32 * i).intValue();
        return digits;
    }

    /** 53 bits: 27 of one word, 26 of the next. */
    private double random() {
        long high = words.nextInt() >>> 5, low = words.nextInt() >>> 6;
        return ((high << 26) + low) * 0x1.0p-53;
    }

    /** Whole words, the lowest first; of the last word the highest bits. */
    private PyObject bits(int count) {
        if (count < 0) throw Errors.value("number of bits must be non-negative");
        if (count <= 32) return PyInt.of(count == 0 ? 0 : Integer.toUnsignedLong(words.nextInt() >>> (32 - count)));
        BigInteger all = BigInteger.ZERO;
        for (int at = 0; at < count; at += 32) {
            int word = words.nextInt() >>> Math.max(0, 32 - (count - at));
            all = all.or(BigInteger.valueOf(Integer.toUnsignedLong(word)).shiftLeft(at));
        }
        return PyInt.of(all);
    }
}
