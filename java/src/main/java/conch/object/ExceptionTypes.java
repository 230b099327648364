package conch.object;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The exception types of CPython 3.11's {@code builtins}, in its hierarchy. */
public final class ExceptionTypes {
    private static final List<PyType> all = new ArrayList<>();

    public static final PyType BASE_EXCEPTION = base();
    public static final PyType BASE_EXCEPTION_GROUP = group("BaseExceptionGroup", BASE_EXCEPTION);
    public static final PyType GENERATOR_EXIT = define("GeneratorExit", BASE_EXCEPTION);
    public static final PyType KEYBOARD_INTERRUPT = define("KeyboardInterrupt", BASE_EXCEPTION);
    public static final PyType SYSTEM_EXIT = define("SystemExit", BASE_EXCEPTION, ExceptionInit::systemExit, "code");
    public static final PyType EXCEPTION = define("Exception", BASE_EXCEPTION);
    public static final PyType EXCEPTION_GROUP = exceptionGroup();
    public static final PyType ARITHMETIC_ERROR = define("ArithmeticError", EXCEPTION);
    public static final PyType FLOATING_POINT_ERROR = define("FloatingPointError", ARITHMETIC_ERROR);
    public static final PyType OVERFLOW_ERROR = define("OverflowError", ARITHMETIC_ERROR);
    public static final PyType ZERO_DIVISION_ERROR = define("ZeroDivisionError", ARITHMETIC_ERROR);
    public static final PyType ASSERTION_ERROR = define("AssertionError", EXCEPTION);
    public static final PyType ATTRIBUTE_ERROR = define("AttributeError", EXCEPTION, ExceptionInit.keywords("AttributeError", "name", "obj"), "name", "obj");
    public static final PyType BUFFER_ERROR = define("BufferError", EXCEPTION);
    public static final PyType EOF_ERROR = define("EOFError", EXCEPTION);
    public static final PyType IMPORT_ERROR = define("ImportError", EXCEPTION, ExceptionInit::importError, "msg", "name", "path");
    public static final PyType MODULE_NOT_FOUND_ERROR = define("ModuleNotFoundError", IMPORT_ERROR);
    public static final PyType LOOKUP_ERROR = define("LookupError", EXCEPTION);
    public static final PyType INDEX_ERROR = define("IndexError", LOOKUP_ERROR);
    public static final PyType KEY_ERROR = define("KeyError", LOOKUP_ERROR);
    public static final PyType MEMORY_ERROR = define("MemoryError", EXCEPTION);
    public static final PyType NAME_ERROR = define("NameError", EXCEPTION, ExceptionInit.keywords("NameError", "name"), "name");
    public static final PyType UNBOUND_LOCAL_ERROR = define("UnboundLocalError", NAME_ERROR);
    public static final PyType OS_ERROR = define("OSError", EXCEPTION, ExceptionInit::osError, "errno", "strerror", "filename", "filename2", "characters_written");
    public static final PyType BLOCKING_IO_ERROR = define("BlockingIOError", OS_ERROR);
    public static final PyType CHILD_PROCESS_ERROR = define("ChildProcessError", OS_ERROR);
    public static final PyType CONNECTION_ERROR = define("ConnectionError", OS_ERROR);
    public static final PyType BROKEN_PIPE_ERROR = define("BrokenPipeError", CONNECTION_ERROR);
    public static final PyType CONNECTION_ABORTED_ERROR = define("ConnectionAbortedError", CONNECTION_ERROR);
    public static final PyType CONNECTION_REFUSED_ERROR = define("ConnectionRefusedError", CONNECTION_ERROR);
    public static final PyType CONNECTION_RESET_ERROR = define("ConnectionResetError", CONNECTION_ERROR);
    public static final PyType FILE_EXISTS_ERROR = define("FileExistsError", OS_ERROR);
    public static final PyType FILE_NOT_FOUND_ERROR = define("FileNotFoundError", OS_ERROR);
    public static final PyType INTERRUPTED_ERROR = define("InterruptedError", OS_ERROR);
    public static final PyType IS_A_DIRECTORY_ERROR = define("IsADirectoryError", OS_ERROR);
    public static final PyType NOT_A_DIRECTORY_ERROR = define("NotADirectoryError", OS_ERROR);
    public static final PyType PERMISSION_ERROR = define("PermissionError", OS_ERROR);
    public static final PyType PROCESS_LOOKUP_ERROR = define("ProcessLookupError", OS_ERROR);
    public static final PyType TIMEOUT_ERROR = define("TimeoutError", OS_ERROR);
    public static final PyType REFERENCE_ERROR = define("ReferenceError", EXCEPTION);
    public static final PyType RUNTIME_ERROR = define("RuntimeError", EXCEPTION);
    public static final PyType NOT_IMPLEMENTED_ERROR = define("NotImplementedError", RUNTIME_ERROR);
    public static final PyType RECURSION_ERROR = define("RecursionError", RUNTIME_ERROR);
    public static final PyType STOP_ASYNC_ITERATION = define("StopAsyncIteration", EXCEPTION);
    public static final PyType STOP_ITERATION = define("StopIteration", EXCEPTION, ExceptionInit::stopIteration, "value");
    public static final PyType SYNTAX_ERROR = define("SyntaxError", EXCEPTION, ExceptionInit::syntaxError,
        "msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line");
    public static final PyType INDENTATION_ERROR = define("IndentationError", SYNTAX_ERROR);
    public static final PyType TAB_ERROR = define("TabError", INDENTATION_ERROR);
    public static final PyType SYSTEM_ERROR = define("SystemError", EXCEPTION);
    public static final PyType TYPE_ERROR = define("TypeError", EXCEPTION);
    public static final PyType VALUE_ERROR = define("ValueError", EXCEPTION);
    public static final PyType UNICODE_ERROR = define("UnicodeError", VALUE_ERROR);
    public static final PyType UNICODE_DECODE_ERROR = define("UnicodeDecodeError", UNICODE_ERROR, ExceptionInit::unicodeDecode, "encoding", "object", "start", "end", "reason");
    public static final PyType UNICODE_ENCODE_ERROR = define("UnicodeEncodeError", UNICODE_ERROR, ExceptionInit::unicodeEncode, "encoding", "object", "start", "end", "reason");
    public static final PyType UNICODE_TRANSLATE_ERROR = define("UnicodeTranslateError", UNICODE_ERROR, ExceptionInit::unicodeTranslate, "object", "start", "end", "reason");
    public static final PyType WARNING = define("Warning", EXCEPTION);
    public static final PyType BYTES_WARNING = define("BytesWarning", WARNING);
    public static final PyType DEPRECATION_WARNING = define("DeprecationWarning", WARNING);
    public static final PyType ENCODING_WARNING = define("EncodingWarning", WARNING);
    public static final PyType FUTURE_WARNING = define("FutureWarning", WARNING);
    public static final PyType IMPORT_WARNING = define("ImportWarning", WARNING);
    public static final PyType PENDING_DEPRECATION_WARNING = define("PendingDeprecationWarning", WARNING);
    public static final PyType RESOURCE_WARNING = define("ResourceWarning", WARNING);
    public static final PyType RUNTIME_WARNING = define("RuntimeWarning", WARNING);
    public static final PyType SYNTAX_WARNING = define("SyntaxWarning", WARNING);
    public static final PyType UNICODE_WARNING = define("UnicodeWarning", WARNING);
    public static final PyType USER_WARNING = define("UserWarning", WARNING);

    static {
        KEY_ERROR.str = ExceptionText::keyError;
        IMPORT_ERROR.str = MODULE_NOT_FOUND_ERROR.str = ExceptionText::importError;
        for (PyType type : all) {
            if (type.isSubtypeOf(OS_ERROR)) type.str = ExceptionText::osError;
            if (type.isSubtypeOf(SYNTAX_ERROR)) type.str = ExceptionText::syntaxError;
        }
        UNICODE_DECODE_ERROR.str = ExceptionText::unicodeDecode;
        UNICODE_ENCODE_ERROR.str = ExceptionText::unicodeEncode;
        UNICODE_TRANSLATE_ERROR.str = ExceptionText::unicodeTranslate;
        OS_ERROR.newInstance = ExceptionInit::newOsError;
        for (PyType type : all) if (type.isSubtypeOf(OS_ERROR)) type.newInstance = OS_ERROR.newInstance;
    }

    private ExceptionTypes() {
    }

    /** Every exception type, for the names of {@code builtins}. {@code EnvironmentError} and {@code IOError} are other names of OSError. */
    public static List<PyType> all() {
        return Collections.unmodifiableList(all);
    }

    private static PyType base() {
        return remember(PyType.define("BaseException", ExceptionMembers::fill, ExceptionMembers::members));
    }

    private static PyType define(String name, PyType base) {
        return remember(PyType.define(name, base, type -> { }, null));
    }

    private static PyType define(String name, PyType base, Slots.Init init, String... fields) {
        return remember(PyType.define(name, base, type -> {
            type.init = init;
            type.allocate = t -> new PyBaseException(t, fields.length);
        }, m -> ExceptionMembers.fields(m, fields)));
    }

    private static PyType group(String name, PyType base) {
        return remember(PyType.define(name, base, ExceptionGroups::fill, ExceptionGroups::members));
    }

    /** {@code ExceptionGroup} is a BaseExceptionGroup and an Exception. */
    private static PyType exceptionGroup() {
        PyType type = PyType.define("ExceptionGroup", BASE_EXCEPTION_GROUP, t -> { }, null);
        type.addSecondBase(EXCEPTION);
        return remember(type);
    }

    private static PyType remember(PyType type) {
        all.add(type);
        return type;
    }

    /** OSError or the subclass that stands for this errno (Linux numbers), see PEP 3151. */
    public static PyType ofErrno(int errno) {
        return switch (errno) {
            case 11, 114, 115 -> BLOCKING_IO_ERROR;
            case 10 -> CHILD_PROCESS_ERROR;
            case 32, 108 -> BROKEN_PIPE_ERROR;
            case 103 -> CONNECTION_ABORTED_ERROR;
            case 111 -> CONNECTION_REFUSED_ERROR;
            case 104 -> CONNECTION_RESET_ERROR;
            case 17 -> FILE_EXISTS_ERROR;
            case 2 -> FILE_NOT_FOUND_ERROR;
            case 4 -> INTERRUPTED_ERROR;
            case 21 -> IS_A_DIRECTORY_ERROR;
            case 20 -> NOT_A_DIRECTORY_ERROR;
            case 1, 13 -> PERMISSION_ERROR;
            case 3 -> PROCESS_LOOKUP_ERROR;
            case 110 -> TIMEOUT_ERROR;
            default -> OS_ERROR;
        };
    }
}
