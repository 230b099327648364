package conch.capi;

import conch.bindings.ConchHost;
import conch.bindings.conch_host;
import conch.eval.ThreadState;
import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyInt;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * C calls Java. There is one entry for all operations, and so one place that sees to it that nothing is thrown through C, which would end the
 * JVM: whatever comes up becomes the pending exception.
 *
 * <p>What an operation does is in the classes beside this one, by topic; here it is only taken apart.
 */
final class HostCalls {
    private static long made;
    private static boolean installed;

    private HostCalls() {
    }

    /** Gives C the table. Nothing happens the second time. */
    static void install() {
        if (installed) return;
        installed = true;
        MemorySegment table = conch_host.allocate(Arena.global());
        conch_host.call(table, conch_host.call.allocate(HostCalls::call, Arena.global()));
        ConchHost.conch_host_set(table);
    }

    /** How often C has called Java in this process. For tests, which have one thread. */
    static long made() {
        return made;
    }

    private static long call(int number, long a, long b, long c, long d) {
        HostOp op = HostOp.ALL[number];
        made++;
        try {
            ForeignThreads.ensureState();
            return perform(op, a, b, c, d);
        } catch (PyException e) {
            return fail(op, e);
        } catch (NullPointerException e) {
            Strict.look(a, b, c, d);
            return fail(op, Errors.system("internal error in %s: %s", op, e));
        } catch (ClassCastException e) {
            return fail(op, Errors.system("bad argument to internal function (%s)", op));
        } catch (StackOverflowError e) {
            return fail(op, Errors.recursion("maximum recursion depth exceeded in C code"));
        } catch (OutOfMemoryError e) {
            return fail(op, Errors.memory());
        } catch (Throwable e) {
            return fail(op, Errors.system("internal error in %s: %s", op, e));
        }
    }

    private static long fail(HostOp op, PyException e) {
        Pending.set(e);
        return op.failure;
    }

    private static long perform(HostOp op, long a, long b, long c, long d) {
        return switch (op) {
            case DEALLOC -> Lifetimes.dealloc(a);
            case REFERENCES -> Lifetimes.references(a);
            case GET_ATTR -> made(Operations.getAttribute(o(a), (PyStr) o(b)));
            case GET_ATTR_TEXT -> made(Operations.getAttribute(o(a), name(b, c)));
            case SET_ATTR -> ObjectCalls.setAttribute(o(a), (PyStr) o(b), Mirrors.getOrNull(c));
            case SET_ATTR_TEXT -> ObjectCalls.setAttribute(o(a), name(b, c), Mirrors.getOrNull(d));
            case HAS_ATTR -> ObjectCalls.hasAttribute(o(a), o(b));
            case GENERIC_GET_ATTR -> made(conch.object.ExtensionTypes.genericGetAttribute(o(a), (PyStr) o(b)));
            case GENERIC_SET_ATTR -> ObjectCalls.genericSetAttribute(o(a), (PyStr) o(b), Mirrors.getOrNull(c));
            case COMPARE -> made(Operations.compare(conch.object.CompareOp.of((int) c), o(a), o(b)));
            case COMPARE_BOOL -> bit(Operations.compareBool(conch.object.CompareOp.of((int) c), o(a), o(b)));
            case REPR -> made(Operations.repr(o(a)));
            case STR -> made(Operations.str(o(a)));
            case ASCII -> made(Operations.ascii(o(a)));
            case HASH -> Operations.hash(o(a));
            case IS_TRUE -> bit(Operations.isTrue(o(a)));
            case IS_INSTANCE -> bit(Operations.isInstance(o(a), o(b)));
            case IS_SUBCLASS -> bit(Operations.isSubclass(o(a), o(b)));
            case IS_SUBTYPE -> bit(((PyType) o(a)).isSubtypeOf((PyType) o(b)));
            case BINARY -> made(Operations.binary(conch.object.BinaryOp.of((int) c), o(a), o(b)));
            case IN_PLACE -> made(Operations.inPlace(conch.object.BinaryOp.of((int) c), o(a), o(b)));
            case POWER -> made(Operations.power(o(a), o(b), o(c)));
            case UNARY -> made(NumberCalls.unary(o(a), (char) b));
            case CHECK -> bit(ObjectCalls.check(o(a), (char) b));
            case LONG_VALUE -> NumberCalls.signed(o(a), b);
            case LONG_UNSIGNED -> NumberCalls.unsigned(o(a), b);
            case LONG_FROM_UNSIGNED -> made(PyInt.of(new java.math.BigInteger(Long.toUnsignedString(a))));
            case LONG_FROM_DOUBLE -> made(NumberCalls.fromDouble(Double.longBitsToDouble(a)));
            case LONG_FROM_TEXT -> made(PyInt.parse(Texts.decode(a, b, "strict").value, (int) c));
            case LONG_FROM_BYTES -> made(NumberCalls.fromBytes(a, b, (c & 1) != 0, (c & 2) != 0));
            case FLOAT_VALUE -> NumberCalls.toDouble(o(a), b);
            case FLOAT_FROM_TEXT -> made(Operations.call(conch.object.PyFloat.TYPE, o(a)));
            case STR_FROM_UTF8 -> made(Texts.decode(a, b, Raw.string(c)));
            case STR_INTERN -> made(name(a, b));
            case STR_INTERN_OBJECT -> made(PyStr.intern((PyStr) o(a)));
            case STR_FILL -> done(() -> Texts.fill((PyStr) o(a), a));
            case STR_UTF8 -> done(() -> Texts.fillUtf8((PyStr) o(a), a));
            case BYTES_FROM -> made(Operations.call(conch.object.PyBytes.TYPE, o(a)));
            case BYTES_FILL -> done(() -> Texts.fill((conch.object.PyBytes) o(a), a));
            case BYTEARRAY_NEW -> made(conch.object.PyByteArray.of(a == 0 ? new byte[Math.toIntExact(b)] : Raw.bytes(a, b)));
            case BYTEARRAY_DATA -> ((conch.object.PyByteArray) o(a)).address();
            case BYTEARRAY_RESIZE -> done(() -> ((conch.object.PyByteArray) o(a)).resize(Math.toIntExact(b)));
            case TUPLE_FILL -> ContainerCalls.fillTuple((PyTuple) o(a), a);
            case LIST_GET -> ContainerCalls.listGet(o(a), b);
            case LIST_SET -> ContainerCalls.listSet(o(a), b, o(c));
            case LIST_APPEND -> ContainerCalls.listAppend(o(a), o(b));
            case LIST_INSERT -> ContainerCalls.listInsert(o(a), b, o(c));
            case LIST_OF -> made(Operations.listOf(o(a)));
            case TUPLE_OF -> made(Operations.call(PyTuple.TYPE, o(a)));
            case SLICE -> made(ContainerCalls.slice(o(a), b, c));
            case DICT_NEW -> made(new PyDict());
            case DICT_GET -> Mirrors.borrowedOrNull(((PyDict) o(a)).get(o(b)));
            case DICT_GET_TEXT -> Mirrors.borrowedOrNull(((PyDict) o(a)).get(name(b, c)));
            case DICT_SET -> done(() -> ((PyDict) o(a)).put(o(b), o(c)));
            case DICT_SET_TEXT -> done(() -> ((PyDict) o(a)).put(name(b, c), o(d)));
            case DICT_DELETE -> ContainerCalls.dictDelete((PyDict) o(a), o(b));
            case DICT_CLEAR -> done(() -> ((PyDict) o(a)).clear());
            case DICT_NEXT -> ContainerCalls.dictNext((PyDict) o(a), b);
            case SET_NEW -> made(Operations.call(b == 0 ? conch.object.PySet.TYPE : conch.object.PyFrozenSet.TYPE, ContainerCalls.optional(a)));
            case SET_CHANGE -> ContainerCalls.setChange((conch.object.PySetBase) o(a), o(b), (char) c);
            case LENGTH -> Operations.length(o(a));
            case GET_ITEM -> made(Operations.getItem(o(a), o(b)));
            case SET_ITEM -> ContainerCalls.setItem(o(a), o(b), Mirrors.getOrNull(c));
            case SEQUENCE_GET -> made(ContainerCalls.sequenceGet(o(a), b));
            case SEQUENCE_SET -> ContainerCalls.sequenceSet(o(a), b, Mirrors.getOrNull(c));
            case CONTAINS -> bit(Operations.contains(o(a), o(b)));
            case ITER -> made(b == 0 ? Operations.iter(o(a)) : b == 1 ? Operations.iterByIndex(o(a)) : new conch.object.PyCallIterator(o(a), o(c)));
            case NEXT -> Mirrors.newReferenceOrNull(Operations.next(o(a)));
            case CALL -> made(ObjectCalls.call(o(a), b, (int) c, d));
            case CALL_TUPLE -> made(ObjectCalls.callTuple(o(a), Mirrors.getOrNull(b), Mirrors.getOrNull(c)));
            case CALL_METHOD -> made(Operations.callMethod(o(a), (PyStr) o(b), Arguments.read(c, (int) d)));
            case NORMALIZE -> made(Pending.instance((PyType) o(a), b == 0 ? conch.object.PyNone.NONE : o(b)));
            case EXCEPTION_NEW -> made(ExceptionCalls.make(Raw.string(a), Raw.string(b), Mirrors.getOrNull(c), Mirrors.getOrNull(d)));
            case EXCEPTION_TRACEBACK -> Mirrors.newReferenceOrNull(((conch.object.PyBaseException) o(a)).traceback());
            case EXCEPTION_SET -> ExceptionCalls.set(o(a), (char) b, Mirrors.getOrNull(c));
            case UNRAISABLE -> done(() -> ExceptionCalls.unraisable((conch.object.PyBaseException) o(a), Mirrors.getOrNull(b)));
            case PRINT -> done(() -> ExceptionCalls.print((conch.object.PyBaseException) o(a), b != 0));
            case WARN -> done(() -> conch.eval.ScriptWarnings.warn(o(a), o(b), c, Mirrors.getOrNull(d)));
            case WARN_EXPLICIT -> done(() -> ExceptionCalls.warnExplicit(o(a), (PyTuple) o(b), c));
            case CHECK_SIGNALS -> done(() -> conch.ffi.EvalBreaker.takeSignals(ThreadState.current().interpreter.onSignal));
            case OS_ERROR -> made(ExceptionCalls.osError((PyType) o(a), (int) b, Raw.string(c)));
            case TYPE_READY -> done(() -> NativeTypes.ready(a));
            case TYPE_FROM_SPEC -> done(() -> NativeTypes.fromSpec(a, (PyTuple) Mirrors.getOrNull(b)));
            case TYPE_BASES -> Mirrors.borrowed(NativeTypes.layoutBase((PyTuple) o(a)));
            case MODULE_NEW -> made(new conch.object.PyModule(ExtensionLoader.fullName(Raw.string(a))));
            case MODULE_ADD_FUNCTIONS -> ExtensionLoader.addFunctions((conch.object.PyModule) o(a), b);
            case MODULE_DICT -> Mirrors.borrowed(((conch.object.PyModule) o(a)).dict());
            case IMPORT -> made(ExtensionLoader.importModule((PyStr) o(a)));
            case BUFFER_GET -> Buffers.get(o(a), b, (int) c);
            case BUFFER_RELEASE -> Buffers.release(b);
            case MEMORYVIEW -> made(conch.object.PyMemoryView.of(o(a)));
            case MEMORYVIEW_OF_MEMORY -> made(MemoryViews.of(a, b, c != 0));
            case MEMORYVIEW_CONTIGUOUS -> made(MemoryViews.contiguous(o(a), b != 0, (char) c));
            case STRICT_CALLS -> StrictStop.calls();
            case STRICT_STOP -> done(() -> StrictStop.end(a));
            case FUNCTION_PART -> FunctionCalls.part((conch.object.PyBuiltinFunction) o(a), (char) b);
            case FUNCTION_NEW -> made(FunctionCalls.make(a, Mirrors.getOrNull(b), Mirrors.getOrNull(c)));
            case WEAKREF_NEW -> made(conch.object.PyWeakReference.to(o(a), Mirrors.getOrNull(b)));
            case WEAKREF_GET -> Mirrors.borrowed(ObjectCalls.target((conch.object.PyWeakReference) o(a)));
            case GENERIC_ALIAS -> made(new conch.object.PyGenericAlias(o(a), o(b)));
            case METHOD_NEW -> made(NativeTypes.method((PyType) o(a), b, c != 0));
            case TYPE_LOOKUP -> Mirrors.borrowedOrNull(((PyType) o(a)).lookup((PyStr) o(b)));
            case DATES -> done(() -> Dates.know((PyType) o(a), (PyType) o(b), (PyType) o(c), (PyType) o(d)));
            case TYPE_MODIFIED -> done(() -> ((PyType) o(a)).modified());
            case NEW -> made(ObjectCalls.make((PyType) o(a), (PyType) o(b), Mirrors.getOrNull(c), Mirrors.getOrNull(d)));
            case MEMORYVIEW_DESCRIBE -> done(() -> MemoryViews.describe((conch.object.PyMemoryView) o(a), b));
        };
    }

    private static PyObject o(long p) {
        if (p == 0) throw nullArgument();
        return Mirrors.get(p);
    }

    /** NULL from a call that failed, passed on unlooked at, is answered with why that call failed. */
    private static PyException nullArgument() {
        PyException before = Pending.takeOrNull();
        return before != null ? before : Errors.system("null argument to internal routine");
    }

    private static PyStr name(long at, long count) {
        return PyStr.intern(Texts.decode(at, count, "strict"));
    }

    private static long made(PyObject object) {
        return Mirrors.newReference(object);
    }

    private static long bit(boolean b) {
        return b ? 1 : 0;
    }

    private static long done(Runnable action) {
        action.run();
        return 0;
    }
}
