package conch.eval;

import static conch.compile.Op.*;

import conch.compile.Code;
import conch.ffi.EvalBreaker;
import conch.object.BinaryOp;
import conch.object.CompareOp;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyCell;
import conch.object.PyException;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;

/**
 * The dispatch loop, and nothing but dispatch: what an instruction means stands in conch.object and in the classes beside this one.
 *
 * <p>{@code s} is the frame's array of slots, {@code sp} the first free place of its stack. An instruction writes its result before it
 * drops what it consumed, and moves {@code sp} last, so that an exception finds the stack as it was before the instruction.
 *
 * <p>Instructions that often follow each other are run without a turn of the loop between them ({@code joined}): LOAD_FASTs in a row, FOR_ITER and
 * STORE_FAST behind a backward jump, POP_TOP after CALL. A turn costs 3 to 4 ns, because the compiled loop keeps {@code ip} and {@code sp} in memory. It is
 * the arms that look ahead: the bytecode, its line numbers and its jump targets know nothing of it. Where every instruction is
 * a switch point nothing is joined.
 *
 * <p>HotSpot does not compile methods of more than 8,000 bytes of bytecode, so arms that are not hot are one call long; a test
 * watches the size.
 */
final class EvalLoop {
    private EvalLoop() {
    }

    /** Runs the frame until it returns or yields. The result is unowned. The frame is left, unless it yielded. */
    static PyObject run(ThreadState thread, Frame frame) {
        return runThrowing(thread, frame, null);
    }

    /** As {@link #run}, but {@code thrown} (unless it is null) comes up where the frame stands. */
    static PyObject runThrowing(ThreadState thread, Frame frame, PyException thrown) {
        Calls.enter(thread, frame);
        try {
            return interpret(thread, frame, thrown);
        } finally {
            thread.depth--;
            thread.frame = frame.back;
        }
    }

    private static PyObject interpret(ThreadState thread, Frame frame, PyException thrown) {
        final Code code = frame.code;
        final int[] instructions = code.instructions;
        final PyObject[] s = frame.slots;
        final boolean everyInstruction = thread.interpreter.everyInstruction, joined = !everyInstruction;
        String[] kwnames = null;
        int ip = frame.next, sp = frame.top;
        while (true) {
            try {
                if (thrown != null) {
                    PyException now = thrown;
                    thrown = null;
                    throw now;
                }
                while (true) {
                    if (everyInstruction && EvalBreaker.requested()) SwitchPoint.handle(thread);
                    int instruction = instructions[ip++];
                    int arg = instruction >>> 8;
                    switch (instruction & 255) {
                        case NOP -> { }
                        case RESUME -> {
                            if (EvalBreaker.requested()) SwitchPoint.handle(thread);
                        }
                        case POP_TOP -> {
                            PyObject x = s[--sp];
                            s[sp] = null;
                            x.drop();
                        }
                        case PUSH_NULL -> {
                            s[sp++] = null;
                            PyObject y;
                            for (int next; joined && ((next = instructions[ip]) & 255) == LOAD_FAST && (y = s[next >>> 8]) != null; ip++) s[sp++] = y.retain();
                        }
                        case COPY -> {
                            PyObject x = s[sp - arg];
                            s[sp++] = x == null ? null : x.retain();
                        }
                        case SWAP -> {
                            PyObject x = s[sp - arg];
                            s[sp - arg] = s[sp - 1];
                            s[sp - 1] = x;
                        }
                        case LOAD_CONST -> s[sp++] = code.constants[arg].retain();
                        case LOAD_FAST -> {
                            PyObject x = s[arg];
                            if (x == null) throw Names.unboundLocal(code, arg);
                            s[sp++] = x.retain();
                            PyObject y;
                            for (int next; joined && ((next = instructions[ip]) & 255) == LOAD_FAST && (y = s[next >>> 8]) != null; ip++) s[sp++] = y.retain();
                        }
                        case STORE_FAST -> {
                            PyObject old = s[arg];
                            s[arg] = s[--sp];
                            s[sp] = null;
                            if (old != null) old.drop();
                        }
                        case DELETE_FAST -> Names.deleteLocal(frame, arg);
                        case LOAD_GLOBAL -> {
                            PyObject x = Names.global(frame, ip - 1, arg >> 1);
                            if ((arg & 1) != 0) s[sp++] = null;
                            s[sp++] = x.retain();
                        }
                        case STORE_GLOBAL -> {
                            frame.globals.put(code.names[arg], s[sp - 1]);
                            sp = pop(s, sp);
                        }
                        case DELETE_GLOBAL -> Names.deleteGlobal(frame, arg);
                        case LOAD_NAME -> s[sp++] = Names.name(frame, ip - 1, arg).retain();
                        case STORE_NAME -> {
                            Names.storeName(frame, arg, s[sp - 1]);
                            sp = pop(s, sp);
                        }
                        case DELETE_NAME -> Names.deleteName(frame, arg);
                        case MAKE_CELL -> s[arg] = Names.makeCell(s[arg]);
                        case COPY_FREE_VARS -> frame.copyFreeVariables();
                        case LOAD_CLOSURE -> s[sp++] = s[arg].retain();
                        case LOAD_DEREF -> {
                            PyObject x = ((PyCell) s[arg]).get();
                            if (x == null) throw Names.unboundCell(code, arg);
                            s[sp++] = x.retain();
                        }
                        case LOAD_CLASSDEREF -> s[sp++] = Names.classCell(frame, arg).retain();
                        case STORE_DEREF -> {
                            ((PyCell) s[arg]).set(s[sp - 1]);
                            sp = pop(s, sp);
                        }
                        case DELETE_DEREF -> Names.deleteCell(code, (PyCell) s[arg], arg);

                        case UNARY_POSITIVE -> replace(s, sp, Operations.positive(s[sp - 1]));
                        case UNARY_NEGATIVE -> replace(s, sp, Operations.negative(s[sp - 1]));
                        case UNARY_INVERT -> replace(s, sp, Operations.invert(s[sp - 1]));
                        case UNARY_NOT -> replace(s, sp, PyBool.of(!Operations.isTrue(s[sp - 1])));
                        case BINARY_OP -> {
                            PyObject x = s[sp - 2], y = s[sp - 1];
                            PyObject result = arg < BinaryOp.IN_PLACE ? Operations.binary(BinaryOp.of(arg), x, y)
                                : Operations.inPlace(BinaryOp.of(arg - BinaryOp.IN_PLACE), x, y);
                            s[sp - 2] = result.retain();
                            s[--sp] = null;
                            x.drop();
                            y.drop();
                        }
                        case COMPARE_OP -> {
                            PyObject x = s[sp - 2], y = s[sp - 1];
                            PyObject result = Operations.compare(CompareOp.of(arg), x, y);
                            s[sp - 2] = result.retain();
                            s[--sp] = null;
                            x.drop();
                            y.drop();
                        }
                        case IS_OP -> sp = replaceTwo(s, sp, PyBool.of((s[sp - 2] == s[sp - 1]) == (arg == 0)));
                        case CONTAINS_OP -> sp = replaceTwo(s, sp, PyBool.of(Operations.contains(s[sp - 1], s[sp - 2]) == (arg == 0)));
                        case BINARY_SUBSCR -> sp = replaceTwo(s, sp, Operations.getItem(s[sp - 2], s[sp - 1]));
                        case STORE_SUBSCR -> {
                            Operations.setItem(s[sp - 2], s[sp - 1], s[sp - 3]);
                            sp = pop(s, pop(s, pop(s, sp)));
                        }
                        case DELETE_SUBSCR -> {
                            Operations.delItem(s[sp - 2], s[sp - 1]);
                            sp = pop(s, pop(s, sp));
                        }
                        case BUILD_SLICE -> sp = Building.slice(s, sp, arg);
                        case LOAD_ATTR -> replace(s, sp, AttributeCache.get(frame, ip - 1, arg, s[sp - 1]));
                        case STORE_ATTR -> {
                            AttributeCache.set(frame, ip - 1, arg, s[sp - 1], s[sp - 2]);
                            sp = pop(s, pop(s, sp));
                        }
                        case DELETE_ATTR -> {
                            Operations.delAttribute(s[sp - 1], code.names[arg]);
                            sp = pop(s, sp);
                        }

                        case BUILD_TUPLE -> sp = Building.tuple(s, sp, arg);
                        case BUILD_LIST -> sp = Building.list(s, sp, arg);
                        case BUILD_SET -> sp = Building.set(s, sp, arg);
                        case BUILD_MAP -> sp = Building.map(s, sp, arg);
                        case BUILD_CONST_KEY_MAP -> sp = Building.constKeyMap(s, sp, arg);
                        case BUILD_STRING -> sp = Building.string(s, sp, arg);
                        case FORMAT_VALUE -> sp = Building.format(s, sp, arg);
                        case LIST_APPEND -> sp = Building.listAppend(s, sp, arg);
                        case SET_ADD -> sp = Building.setAdd(s, sp, arg);
                        case MAP_ADD -> sp = Building.mapAdd(s, sp, arg);
                        case LIST_EXTEND -> sp = Building.listExtend(s, sp, arg);
                        case SET_UPDATE -> sp = Building.setUpdate(s, sp, arg);
                        case DICT_UPDATE -> sp = Building.dictUpdate(s, sp, arg);
                        case DICT_MERGE -> sp = Building.dictMerge(s, sp, arg);
                        case LIST_TO_TUPLE -> replace(s, sp, Building.tupleOf(s[sp - 1]));
                        case UNPACK_SEQUENCE -> sp = Unpacking.sequence(s, sp, arg);
                        case UNPACK_EX -> sp = Unpacking.starred(s, sp, arg & 255, arg >> 8);

                        case JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT -> ip = arg;
                        case JUMP_BACKWARD -> {
                            frame.next = ip;
                            if (EvalBreaker.requested()) SwitchPoint.handle(thread);
                            ip = arg;
                            int following = instructions[ip], store;
                            if (joined && (following & 255) == FOR_ITER && ((store = instructions[ip + 1]) & 255) == STORE_FAST) {
                                frame.next = ++ip;
                                PyObject iterator = s[sp - 1], x = iterator.type().next.apply(iterator);
                                if (x != null) {
                                    ip++;
                                    PyObject old = s[store >>> 8];
                                    s[store >>> 8] = x.retain();
                                    if (old != null) old.drop();
                                } else {
                                    ip = following >>> 8;
                                    s[--sp] = null;
                                    iterator.drop();
                                }
                            }
                        }
                        case POP_JUMP_IF_FALSE -> {
                            PyObject x = s[sp - 1];
                            if (x == PyBool.FALSE || x != PyBool.TRUE && !Operations.isTrue(x)) ip = arg;
                            s[--sp] = null;
                            x.drop();
                        }
                        case POP_JUMP_IF_TRUE -> {
                            PyObject x = s[sp - 1];
                            if (x == PyBool.TRUE || x != PyBool.FALSE && Operations.isTrue(x)) ip = arg;
                            s[--sp] = null;
                            x.drop();
                        }
                        case POP_JUMP_IF_NONE -> {
                            if (s[sp - 1] == PyNone.NONE) ip = arg;
                            sp = pop(s, sp);
                        }
                        case POP_JUMP_IF_NOT_NONE -> {
                            if (s[sp - 1] != PyNone.NONE) ip = arg;
                            sp = pop(s, sp);
                        }
                        case JUMP_IF_FALSE_OR_POP -> {
                            if (Operations.isTrue(s[sp - 1])) sp = pop(s, sp);
                            else ip = arg;
                        }
                        case JUMP_IF_TRUE_OR_POP -> {
                            if (Operations.isTrue(s[sp - 1])) ip = arg;
                            else sp = pop(s, sp);
                        }
                        case GET_ITER -> replace(s, sp, Operations.iter(s[sp - 1]));
                        case FOR_ITER -> {
                            PyObject iterator = s[sp - 1];
                            frame.next = ip;
                            PyObject x = iterator.type().next.apply(iterator);
                            if (x != null) {
                                s[sp++] = x.retain();
                            } else {
                                ip = arg;
                                s[--sp] = null;
                                iterator.drop();
                            }
                        }

                        case LOAD_METHOD -> sp = AttributeCache.method(frame, ip - 1, arg, s, sp);
                        case KW_NAMES -> kwnames = Names.keywords(code, arg);
                        case CALL -> {
                            frame.next = ip;
                            frame.top = sp;
                            String[] names = kwnames;
                            kwnames = null;
                            sp = Calls.call(thread, s, sp, arg, names);
                            if (EvalBreaker.requested()) SwitchPoint.handle(thread);
                            if (joined && (instructions[ip] & 255) == POP_TOP) {
                                ip++;
                                PyObject x = s[--sp];
                                s[sp] = null;
                                x.drop();
                            }
                        }
                        case CALL_FUNCTION_EX -> {
                            frame.next = ip;
                            frame.top = sp;
                            sp = Calls.callWithTuple(s, sp, (arg & 1) != 0);
                            if (EvalBreaker.requested()) SwitchPoint.handle(thread);
                        }
                        case MAKE_FUNCTION -> sp = Building.function(frame, s, sp, arg);
                        case LOAD_BUILD_CLASS -> s[sp++] = Names.builtin(frame, "__build_class__").retain();
                        case RETURN_VALUE -> {
                            PyObject result = s[--sp];
                            s[sp] = null;
                            frame.leave(sp);
                            return result.take();
                        }
                        case RETURN_GENERATOR -> {
                            frame.next = ip;
                            frame.top = sp;
                            return PyGenerator.over(frame);
                        }
                        case YIELD_VALUE -> {
                            PyObject result = s[--sp];
                            s[sp] = null;
                            frame.next = ip;
                            frame.top = sp;
                            frame.generator.suspended();
                            return result.take();
                        }
                        case GET_YIELD_FROM_ITER -> replace(s, sp, PyGenerator.iteratorOf(s[sp - 1]));
                        case SEND -> {
                            frame.next = ip;
                            PyObject yielded = PyGenerator.send(s[sp - 2], s[sp - 1], frame.generator);
                            if (yielded != null) {
                                replace(s, sp, yielded);
                            } else {
                                sp = replaceTwo(s, sp, frame.generator.takeSubResult());
                                ip = arg;
                            }
                        }

                        case IMPORT_NAME -> {
                            frame.next = ip;
                            sp = replaceTwo(s, sp, Importer.importName(thread, frame, code.names[arg], s[sp - 1], s[sp - 2]));
                        }
                        case IMPORT_FROM -> {
                            s[sp] = Importer.importFrom(thread, s[sp - 1], code.names[arg]).retain();
                            sp++;
                        }
                        case IMPORT_STAR -> {
                            Importer.importStar(frame, s[sp - 1]);
                            sp = pop(s, sp);
                        }
                        case LOAD_ASSERTION_ERROR -> s[sp++] = conch.object.ExceptionTypes.ASSERTION_ERROR.retain();
                        case SETUP_ANNOTATIONS -> Names.setUpAnnotations(frame);
                        case PRINT_EXPR -> {
                            thread.interpreter.display.accept(s[sp - 1]);
                            sp = pop(s, sp);
                        }

                        case RAISE_VARARGS -> {
                            frame.next = ip;
                            throw Raising.raise(thread, arg > 0 ? s[sp - arg] : null, arg > 1 ? s[sp - 1] : null);
                        }
                        case PUSH_EXC_INFO -> sp = Raising.pushHandled(thread, s, sp);
                        case CHECK_EXC_MATCH -> replace(s, sp, PyBool.of(Raising.matches(s[sp - 2], s[sp - 1])));
                        case POP_EXCEPT -> {
                            PyObject previous = s[--sp];
                            s[sp] = null;
                            Raising.popHandled(thread, previous);
                        }
                        case RERAISE -> {
                            PyException again = Raising.reraise(s[sp - 1]);
                            frame.next = arg == 0 ? ip : 1 + (int) ((PyInt) s[sp - 1 - arg]).longValue();
                            throw again;
                        }
                        case BEFORE_WITH -> {
                            frame.next = ip;
                            sp = Raising.beforeWith(s, sp);
                        }
                        case WITH_EXCEPT_START -> {
                            frame.next = ip;
                            s[sp] = Raising.callExit(s[sp - 4], s[sp - 1]).retain();
                            sp++;
                        }
                        default -> throw new IllegalStateException("no arm for instruction " + (instruction & 255));
                    }
                }
            } catch (PyException exception) {
                kwnames = null;
                if (!exception.reraised) frame.next = ip;
                ip = Raising.unwind(thread, frame, exception, ip - 1, sp);
                sp = frame.top;
            } catch (StackOverflowError overflow) {
                kwnames = null;
                frame.next = ip;
                ip = Raising.unwind(thread, frame, Raising.stackExhausted(), ip - 1, sp);
                sp = frame.top;
            }
        }
    }

    /** Replaces the top. */
    private static void replace(PyObject[] s, int sp, PyObject result) {
        PyObject old = s[sp - 1];
        s[sp - 1] = result.retain();
        old.drop();
    }

    /** Replaces the two topmost by one. */
    private static int replaceTwo(PyObject[] s, int sp, PyObject result) {
        PyObject x = s[sp - 2], y = s[sp - 1];
        s[sp - 2] = result.retain();
        s[sp - 1] = null;
        x.drop();
        y.drop();
        return sp - 1;
    }

    private static int pop(PyObject[] s, int sp) {
        PyObject x = s[sp - 1];
        s[sp - 1] = null;
        x.drop();
        return sp - 1;
    }
}
