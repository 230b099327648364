package conch.eval;

import static conch.compile.Op.*;

import conch.compile.Code;
import conch.ffi.EvalBreaker;
import conch.object.PyBool;
import conch.object.PyCell;
import conch.object.PyException;
import conch.object.PyInt;
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
        final boolean everyInstruction = thread.interpreter.everyInstruction, joined = !everyInstruction,
            translating = thread.interpreter.translateAfter > 0;
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
                            Steps.popTop(s, sp);
                            sp--;
                        }
                        case PUSH_NULL -> {
                            s[sp++] = null;
                            PyObject y;
                            for (int next; joined && ((next = instructions[ip]) & 255) == LOAD_FAST && (y = s[next >>> 8]) != null; ip++) s[sp++] = y.retain();
                        }
                        case COPY -> {
                            Steps.copy(s, sp, arg);
                            sp++;
                        }
                        case SWAP -> Steps.swap(s, sp, arg);
                        case LOAD_CONST -> {
                            Steps.loadConst(frame, s, sp, arg);
                            sp++;
                        }
                        case LOAD_FAST -> {
                            Steps.loadFast(frame, s, sp, arg);
                            sp++;
                            PyObject y;
                            for (int next; joined && ((next = instructions[ip]) & 255) == LOAD_FAST && (y = s[next >>> 8]) != null; ip++) s[sp++] = y.retain();
                        }
                        case STORE_FAST -> {
                            Steps.storeFast(s, sp, arg);
                            sp--;
                        }
                        case DELETE_FAST -> Names.deleteLocal(frame, arg);
                        case LOAD_GLOBAL -> {
                            Steps.loadGlobal(frame, s, sp, arg, ip - 1);
                            sp += 1 + (arg & 1);
                        }
                        case STORE_GLOBAL -> {
                            Steps.storeGlobal(frame, s, sp, arg);
                            sp--;
                        }
                        case DELETE_GLOBAL -> Names.deleteGlobal(frame, arg);
                        case LOAD_NAME -> {
                            Steps.loadName(frame, s, sp, arg, ip - 1);
                            sp++;
                        }
                        case STORE_NAME -> {
                            Steps.storeName(frame, s, sp, arg);
                            sp--;
                        }
                        case DELETE_NAME -> Names.deleteName(frame, arg);
                        case MAKE_CELL -> s[arg] = Names.makeCell(s[arg]);
                        case COPY_FREE_VARS -> frame.copyFreeVariables();
                        case LOAD_CLOSURE -> {
                            Steps.loadClosure(s, sp, arg);
                            sp++;
                        }
                        case LOAD_DEREF -> {
                            Steps.loadDeref(frame, s, sp, arg);
                            sp++;
                        }
                        case LOAD_CLASSDEREF -> s[sp++] = Names.classCell(frame, arg).retain();
                        case STORE_DEREF -> {
                            Steps.storeDeref(s, sp, arg);
                            sp--;
                        }
                        case DELETE_DEREF -> Names.deleteCell(code, (PyCell) s[arg], arg);

                        case UNARY_POSITIVE -> Steps.unaryPositive(s, sp);
                        case UNARY_NEGATIVE -> Steps.unaryNegative(s, sp);
                        case UNARY_INVERT -> Steps.unaryInvert(s, sp);
                        case UNARY_NOT -> Steps.unaryNot(s, sp);
                        case BINARY_OP -> {
                            Steps.binaryOp(s, sp, arg);
                            sp--;
                        }
                        case COMPARE_OP -> {
                            Steps.compareOp(s, sp, arg);
                            sp--;
                        }
                        case IS_OP -> {
                            Steps.isOp(s, sp, arg);
                            sp--;
                        }
                        case CONTAINS_OP -> {
                            Steps.containsOp(s, sp, arg);
                            sp--;
                        }
                        case BINARY_SUBSCR -> {
                            Steps.binarySubscr(s, sp);
                            sp--;
                        }
                        case STORE_SUBSCR -> {
                            Steps.storeSubscr(s, sp);
                            sp -= 3;
                        }
                        case DELETE_SUBSCR -> {
                            Steps.deleteSubscr(s, sp);
                            sp -= 2;
                        }
                        case BUILD_SLICE -> sp = Building.slice(s, sp, arg);
                        case LOAD_ATTR -> Steps.loadAttr(frame, s, sp, arg, ip - 1);
                        case STORE_ATTR -> {
                            Steps.storeAttr(frame, s, sp, arg, ip - 1);
                            sp -= 2;
                        }
                        case DELETE_ATTR -> {
                            Steps.deleteAttr(frame, s, sp, arg);
                            sp--;
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
                        case LIST_TO_TUPLE -> Steps.listToTuple(s, sp);
                        case UNPACK_SEQUENCE -> sp = Unpacking.sequence(s, sp, arg);
                        case UNPACK_EX -> {
                            Steps.unpackEx(s, sp, arg);
                            sp += (arg & 255) + (arg >> 8);
                        }

                        case JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT -> ip = arg;
                        case JUMP_BACKWARD -> {
                            Steps.jumpBackward(thread, frame, ip - 1);
                            TranslatedLoop loop = translating ? HotLoop.turn(thread, frame, ip - 1, sp) : null;
                            ip = arg;
                            if (loop != null) {
                                ip = loop.run(thread, frame, s);
                                sp = frame.top;
                                if (ip < 0) {
                                    ip = ~ip;
                                    throw TranslatedLoop.takeRaised(thread);
                                }
                            } else if (joined && (instructions[ip] & 255) == FOR_ITER && (instructions[ip + 1] & 255) == STORE_FAST) {
                                int following = instructions[ip++];
                                if (Steps.forIterInto(frame, s, sp, ip - 1, instructions[ip] >>> 8)) {
                                    ip++;
                                } else {
                                    ip = following >>> 8;
                                    sp--;
                                }
                            }
                        }
                        case POP_JUMP_IF_FALSE -> {
                            if (!Steps.popTruth(s, sp)) ip = arg;
                            sp--;
                        }
                        case POP_JUMP_IF_TRUE -> {
                            if (Steps.popTruth(s, sp)) ip = arg;
                            sp--;
                        }
                        case POP_JUMP_IF_NONE -> {
                            if (Steps.popIsNone(s, sp)) ip = arg;
                            sp--;
                        }
                        case POP_JUMP_IF_NOT_NONE -> {
                            if (!Steps.popIsNone(s, sp)) ip = arg;
                            sp--;
                        }
                        case JUMP_IF_FALSE_OR_POP -> {
                            if (Steps.keepsFalse(s, sp)) ip = arg;
                            else sp--;
                        }
                        case JUMP_IF_TRUE_OR_POP -> {
                            if (Steps.keepsTrue(s, sp)) ip = arg;
                            else sp--;
                        }
                        case GET_ITER -> Steps.getIter(s, sp);
                        case FOR_ITER -> {
                            if (Steps.forIter(frame, s, sp, ip - 1)) {
                                sp++;
                            } else {
                                ip = arg;
                                sp--;
                            }
                        }

                        case LOAD_METHOD -> {
                            Steps.loadMethod(frame, s, sp, arg, ip - 1);
                            sp++;
                        }
                        case KW_NAMES -> kwnames = Names.keywords(code, arg);
                        case CALL -> {
                            if (kwnames == null && joined && (instructions[ip] & 255) == POP_TOP) {
                                boolean popped = Steps.callDiscarding(thread, frame, s, sp, arg, ip - 1);
                                sp -= popped ? arg + 2 : arg + 1;
                                if (EvalBreaker.requested()) SwitchPoint.handle(thread);
                                if (popped) ip++;
                            } else {
                                String[] names = kwnames;
                                kwnames = null;
                                Steps.call(thread, frame, s, sp, arg, ip - 1, names);
                                sp -= arg + 1;
                                if (EvalBreaker.requested()) SwitchPoint.handle(thread);
                            }
                        }
                        case CALL_FUNCTION_EX -> {
                            Steps.callWithTuple(frame, s, sp, arg, ip - 1);
                            sp -= 2 + (arg & 1);
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
                        case GET_YIELD_FROM_ITER -> Steps.replace(s, sp, PyGenerator.iteratorOf(s[sp - 1]));
                        case SEND -> {
                            frame.next = ip;
                            PyObject yielded = PyGenerator.send(s[sp - 2], s[sp - 1], frame.generator);
                            if (yielded != null) {
                                Steps.replace(s, sp, yielded);
                            } else {
                                Steps.replaceTwo(s, sp, frame.generator.takeSubResult());
                                sp--;
                                ip = arg;
                            }
                        }

                        case IMPORT_NAME -> {
                            frame.next = ip;
                            Steps.replaceTwo(s, sp, Importer.importName(thread, frame, code.names[arg], s[sp - 1], s[sp - 2]));
                            sp--;
                        }
                        case IMPORT_FROM -> {
                            s[sp] = Importer.importFrom(thread, s[sp - 1], code.names[arg]).retain();
                            sp++;
                        }
                        case IMPORT_STAR -> {
                            Importer.importStar(frame, s[sp - 1]);
                            Steps.popTop(s, sp);
                            sp--;
                        }
                        case LOAD_ASSERTION_ERROR -> s[sp++] = conch.object.ExceptionTypes.ASSERTION_ERROR.retain();
                        case SETUP_ANNOTATIONS -> Names.setUpAnnotations(frame);
                        case PRINT_EXPR -> {
                            thread.interpreter.display.accept(s[sp - 1]);
                            Steps.popTop(s, sp);
                            sp--;
                        }

                        case RAISE_VARARGS -> {
                            frame.next = ip;
                            throw Raising.raise(thread, arg > 0 ? s[sp - arg] : null, arg > 1 ? s[sp - 1] : null);
                        }
                        case PUSH_EXC_INFO -> sp = Raising.pushHandled(thread, s, sp);
                        case CHECK_EXC_MATCH -> Steps.replace(s, sp, PyBool.of(Raising.matches(s[sp - 2], s[sp - 1])));
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
}
