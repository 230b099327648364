package conch.stdlib;

import conch.object.IntText;
import conch.object.PyBool;
import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;

/** What {@code sys} says of the version, of numbers, and of how the interpreter was started. */
final class SysFacts {
    private static final PyType VERSION = StructSequence.define("sys.version_info", "major", "minor", "micro", "releaselevel", "serial"),
        FLOAT = StructSequence.define("sys.float_info", "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"),
        INT = StructSequence.define("sys.int_info", "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"),
        HASH = StructSequence.define("sys.hash_info", "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"),
        THREAD = StructSequence.define("sys.thread_info", "name", "lock", "version"),
        FLAGS = StructSequence.define("sys.flags", "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment",
            "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits");

    private SysFacts() {
    }

    static void fill(ModuleMembers m) {
        PyObject version = StructSequence.of(VERSION, number(3), number(11), number(2), PyStr.of("final"), number(0));
        m.constant("version_info", version);
        m.constant("hexversion", PyInt.of(0x030b02f0));
        m.constant("api_version", number(1013));
        m.constant("version", PyStr.of("3.11.2 (Conch)"));
        m.constant("copyright", PyStr.of(""));
        m.constant("implementation", Namespaces.of("name", PyStr.of("conch"), "cache_tag", PyNone.NONE, "version", version, "hexversion", PyInt.of(0x030b02f0)));
        m.constant("float_info", StructSequence.of(FLOAT, PyFloat.of(Double.MAX_VALUE), number(1024), number(308), PyFloat.of(Double.MIN_NORMAL), number(-1021),
            number(-307), number(15), number(53), PyFloat.of(Math.ulp(1.0)), number(2), number(1)));
        m.constant("float_repr_style", PyStr.of("short"));
        m.constant("int_info", StructSequence.of(INT, number(30), number(4), number(IntText.DEFAULT_MOST_DIGITS), number(IntText.LOWEST_LIMIT)));
        m.constant("hash_info", StructSequence.of(HASH, number(64), PyInt.of((1L << 61) - 1), number(314159), number(0), number(1000003), PyStr.of("conch"),
            number(64), number(0), number(0)));
        m.constant("thread_info", StructSequence.of(THREAD, PyStr.of("pthread"), PyStr.of("mutex+cond"), PyNone.NONE));
        m.constant("flags", flags());
        m.constant("dont_write_bytecode", PyBool.TRUE);
        m.constant("pycache_prefix", PyNone.NONE);
        m.constant("warnoptions", new conch.object.PyList());
        m.constant("builtin_module_names", PyTuple.of(PyStr.of("builtins"), PyStr.of("sys")));
        for (String name : new String[] {"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"}) m.constant(name, PyStr.of(System.getProperty("conch.home", "")));
        m.constant("platlibdir", PyStr.of("lib"));
        encodings(m);
    }

    private static void encodings(ModuleMembers m) {
        m.noArgs("getdefaultencoding", self -> PyStr.of("utf-8"));
        m.noArgs("getfilesystemencoding", self -> PyStr.of("utf-8"));
        m.noArgs("getfilesystemencodeerrors", self -> PyStr.of("surrogateescape"));
        m.noArgs("is_finalizing", self -> PyBool.FALSE);
        m.noArgs("getallocatedblocks", self -> PyInt.of(conch.object.Heap.liveObjects() + conch.capi.Strict.blocks()));
        m.noArgs("get_int_max_str_digits", self -> PyInt.of(IntText.mostDigits()));
        m.oneArg("set_int_max_str_digits", (self, digits) -> setMostDigits(conch.object.Operations.asInt(digits)));
    }

    private static PyObject setMostDigits(int digits) {
        if (digits != 0 && digits < IntText.LOWEST_LIMIT) throw conch.object.Errors.value("maxdigits must be 0 or larger than %d", IntText.LOWEST_LIMIT);
        IntText.setMostDigits(digits);
        return PyNone.NONE;
    }

    private static PyObject flags() {
        PyObject[] flags = new PyObject[18];
        java.util.Arrays.fill(flags, PyInt.ZERO);
        flags[4] = PyInt.ONE;
        flags[13] = flags[16] = PyBool.FALSE;
        flags[17] = number(-1);
        return StructSequence.of(FLAGS, flags);
    }

    private static PyObject number(int value) {
        return PyInt.of(value);
    }
}
