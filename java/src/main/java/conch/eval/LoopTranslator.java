package conch.eval;

import static conch.compile.Op.*;

import conch.compile.Code;
import conch.compile.Opcode;
import conch.object.PyException;
import conch.object.PyObject;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a method of the JVM of a loop: the instructions from the target of a backward jump to the last jump back to it. Each becomes the call of its
 * method in {@link Steps} with the place of the stack's top as a constant, which in the eval loop is a variable; the jumps become jumps.
 * Nothing else changes. The slots stay in the frame, {@code frame.next} and {@code frame.top} are written where the eval loop writes them, the eval
 * breaker is polled where it polls. So frames, tracebacks, counts and switch points are those of the eval loop.
 *
 * <p>What is not translated (handlers of exceptions, generators' yields, imports …) is left to the eval loop: the method returns there, and is entered again
 * at the loop's next turn.
 */
final class LoopTranslator {
    /** HotSpot compiles no method of more than 8,000 bytes; an instruction takes 20 of them, so longer loops need not be tried. */
    private static final int LONGEST_LOOP = 600, LONGEST_METHOD = 8000;

    private static final ClassDesc THREAD = desc(ThreadState.class), FRAME = desc(Frame.class), SLOTS = desc(PyObject[].class),
        STRINGS = desc(String[].class), STEPS = desc(Steps.class), LOOP = desc(TranslatedLoop.class), OBJECT = desc(PyObject.class), INT = ConstantDescs.CD_int,
        BOOLEAN = ConstantDescs.CD_boolean, VOID = ConstantDescs.CD_void;
    private static final ClassDesc NAME = ClassDesc.of(LoopTranslator.class.getPackageName() + ".LoopOfScript");
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(INT, THREAD, FRAME, SLOTS);
    /** The JVM's variables of {@link TranslatedLoop#run}. {@code NEXT} and {@code SP} are what the eval loop calls ip and sp, for exceptions. */
    private static final int THREAD_AT = 1, FRAME_AT = 2, SLOTS_AT = 3, NEXT = 4, SP = 5;

    private static int made;

    private final Code code;
    private final int[] instructions;
    private final int first, last;
    /** By instruction, from {@link #first} on: the stack's top before it, −1 where control does not get without an exception. */
    private final int[] depth;
    /** By instruction: whether a jump or an exception gets there. */
    private final boolean[] isTarget;
    private final Label[] labels;
    /** Where jumps leave the loop: by target; the depth there does not depend on the way. */
    private final Map<Integer, Label> exits = new LinkedHashMap<>();
    private CodeBuilder b;

    private LoopTranslator(Code code, int first) {
        this.code = code;
        this.first = first;
        instructions = code.instructions;
        last = HotLoop.end(code, first);
        depth = new int[instructions.length];
        isTarget = new boolean[instructions.length];
        labels = new Label[instructions.length];
        Arrays.fill(depth, -1);
    }

    /** How many loops were translated in this process. For tests. */
    static int made() {
        return made;
    }

    /** @return null where the loop is too long */
    static TranslatedLoop translate(Code code, int first, int sp) {
        LoopTranslator translator = new LoopTranslator(code, first);
        if (translator.last - first >= LONGEST_LOOP) return null;
        translator.findTargets();
        translator.findDepths(sp);
        return translator.define();
    }

    private TranslatedLoop define() {
        byte[] bytes = ClassFile.of().build(NAME, cls -> cls
            .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
            .withSuperclass(LOOP)
            .withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0,
                init -> init.aload(0).invokespecial(LOOP, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_())
            .withMethodBody("run", RUN, 0, this::body));
        if (length(bytes) > LONGEST_METHOD) return null;
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            TranslatedLoop loop = (TranslatedLoop) lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class)).invoke();
            made++;
            return loop;
        } catch (Throwable e) {
            throw new IllegalStateException("a loop of " + code.qualname + " was translated wrongly", e);
        }
    }

    private static int length(byte[] cls) {
        for (MethodModel method : ClassFile.of().parse(cls).methods()) {
            if (method.methodName().equalsString("run")) return method.findAttribute(Attributes.code()).orElseThrow().codeLength();
        }
        throw new IllegalStateException("the loop's method is missing");
    }

    // ---- which instructions, and how deep the stack is at each

    private void findDepths(int sp) {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        reach(open, first, sp);
        for (Integer at; (at = open.poll()) != null; ) {
            int op = instructions[at] & 255, arg = instructions[at] >>> 8;
            if (!isTranslated(at)) continue;
            Opcode opcode = Opcode.of(op);
            if (opcode.isJump()) reach(open, arg, depth[at] + opcode.effect(arg, true));
            if (!opcode.endsFlow()) reach(open, at + 1, depth[at] + opcode.effect(arg, false));
        }
    }

    private void reach(ArrayDeque<Integer> open, int at, int sp) {
        if (depth[at] >= 0) return;
        depth[at] = sp;
        if (isInside(at)) open.add(at);
    }

    private boolean isInside(int at) {
        return at >= first && at <= last;
    }

    /** Whether control gets from {@code at} to the instruction behind it and to nowhere else, and to that from nowhere else. */
    private boolean isJoined(int at, int next) {
        return at < last && op(at + 1) == next && !isTarget[at + 1];
    }

    private void findTargets() {
        for (int instruction : instructions) if (Opcode.of(instruction & 255).isJump()) isTarget[instruction >>> 8] = true;
        for (int row = 0; row < code.exceptionTable.length; row += 5) isTarget[code.exceptionTable[row + 2]] = true;
    }

    private int op(int at) {
        return instructions[at] & 255;
    }

    private boolean isTranslated(int at) {
        return switch (instructions[at] & 255) {
            case NOP, POP_TOP, PUSH_NULL, COPY, SWAP, LOAD_CONST, LOAD_FAST, STORE_FAST, DELETE_FAST, LOAD_GLOBAL, STORE_GLOBAL, LOAD_NAME, STORE_NAME,
                LOAD_CLOSURE, LOAD_DEREF, STORE_DEREF, UNARY_POSITIVE, UNARY_NEGATIVE, UNARY_NOT, UNARY_INVERT, BINARY_OP, COMPARE_OP, IS_OP, CONTAINS_OP,
                BINARY_SUBSCR, STORE_SUBSCR, DELETE_SUBSCR, BUILD_SLICE, LOAD_ATTR, STORE_ATTR, DELETE_ATTR, BUILD_TUPLE, BUILD_LIST, BUILD_SET, BUILD_MAP,
                BUILD_CONST_KEY_MAP, BUILD_STRING, FORMAT_VALUE, LIST_APPEND, SET_ADD, MAP_ADD, LIST_EXTEND, SET_UPDATE, DICT_UPDATE, DICT_MERGE,
                LIST_TO_TUPLE, UNPACK_SEQUENCE, UNPACK_EX, JUMP_FORWARD, JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE,
                POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, JUMP_IF_FALSE_OR_POP, JUMP_IF_TRUE_OR_POP, GET_ITER, FOR_ITER, LOAD_METHOD, CALL,
                CALL_FUNCTION_EX, MAKE_FUNCTION -> true;
            case KW_NAMES -> at + 1 <= last && (instructions[at + 1] & 255) == CALL;
            default -> false;
        };
    }

    // ---- the method

    private void body(CodeBuilder builder) {
        b = builder;
        exits.clear();
        for (int i = first; i <= last; i++) labels[i] = b.newLabel();
        b.loadConstant(first).istore(NEXT).loadConstant(depth[first]).istore(SP);
        Label begin = b.newBoundLabel();
        for (int at = first; at <= last; at++) {
            if (depth[at] < 0) continue;
            b.labelBinding(labels[at]);
            if (!isTranslated(at)) {
                leave(at);
                continue;
            }
            at = directCall(at);
            if (!Opcode.of(instructions[at] & 255).endsFlow() && (at == last || depth[at + 1] < 0)) leave(at + 1);
        }
        Label end = b.newBoundLabel();
        exits.forEach((target, label) -> {
            b.labelBinding(label);
            leave(target);
        });
        catchAll(begin, end, PyException.class);
        catchAll(begin, end, StackOverflowError.class);
    }

    private void catchAll(Label begin, Label end, Class<?> type) {
        Label handler = b.newBoundLabel();
        b.aload(THREAD_AT).aload(FRAME_AT).iload(NEXT).iload(SP)
            .invokestatic(LOOP, "raised", MethodTypeDesc.of(INT, ConstantDescs.CD_Throwable, THREAD, FRAME, INT, INT)).ireturn();
        b.exceptionCatch(begin, end, handler, desc(type));
    }

    private void leave(int at) {
        b.aload(FRAME_AT).loadConstant(depth[at]).loadConstant(at).invokestatic(LOOP, "leave", MethodTypeDesc.of(INT, FRAME, INT, INT)).ireturn();
    }

    private Label target(int at) {
        return isInside(at) ? labels[at] : exits.computeIfAbsent(at, t -> b.newLabel());
    }

    /** Translates one instruction, or it and the one behind it. @return the last one that was translated */
    private int instruction(int at) {
        int op = instructions[at] & 255, arg = instructions[at] >>> 8, sp = depth[at];
        if (op != NOP && op != KW_NAMES) b.loadConstant(at + 1).istore(NEXT).loadConstant(sp).istore(SP);
        switch (op) {
            case NOP, KW_NAMES -> { }
            case POP_TOP -> plain("popTop", sp);
            case PUSH_NULL -> plain("pushNull", sp);
            case COPY -> counted(STEPS, "copy", sp, arg, VOID);
            case SWAP -> counted(STEPS, "swap", sp, arg, VOID);
            case LOAD_CONST -> framed("loadConst", sp, arg);
            case LOAD_FAST -> framed("loadFast", sp, arg);
            case STORE_FAST -> counted(STEPS, "storeFast", sp, arg, VOID);
            case DELETE_FAST -> framed("deleteFast", sp, arg);
            case LOAD_GLOBAL -> cached("loadGlobal", sp, arg, at);
            case STORE_GLOBAL -> framed("storeGlobal", sp, arg);
            case LOAD_NAME -> cached("loadName", sp, arg, at);
            case STORE_NAME -> framed("storeName", sp, arg);
            case LOAD_CLOSURE -> counted(STEPS, "loadClosure", sp, arg, VOID);
            case LOAD_DEREF -> framed("loadDeref", sp, arg);
            case STORE_DEREF -> counted(STEPS, "storeDeref", sp, arg, VOID);
            case UNARY_POSITIVE -> plain("unaryPositive", sp);
            case UNARY_NEGATIVE -> plain("unaryNegative", sp);
            case UNARY_NOT -> plain("unaryNot", sp);
            case UNARY_INVERT -> plain("unaryInvert", sp);
            case BINARY_OP -> counted(STEPS, "binaryOp", sp, arg, VOID);
            case COMPARE_OP -> counted(STEPS, "compareOp", sp, arg, VOID);
            case IS_OP -> counted(STEPS, "isOp", sp, arg, VOID);
            case CONTAINS_OP -> counted(STEPS, "containsOp", sp, arg, VOID);
            case BINARY_SUBSCR -> plain("binarySubscr", sp);
            case STORE_SUBSCR -> plain("storeSubscr", sp);
            case DELETE_SUBSCR -> plain("deleteSubscr", sp);
            case BUILD_SLICE -> build("slice", sp, arg);
            case LOAD_ATTR -> cached("loadAttr", sp, arg, at);
            case STORE_ATTR -> cached("storeAttr", sp, arg, at);
            case DELETE_ATTR -> framed("deleteAttr", sp, arg);
            case BUILD_TUPLE -> build("tuple", sp, arg);
            case BUILD_LIST -> build("list", sp, arg);
            case BUILD_SET -> build("set", sp, arg);
            case BUILD_MAP -> build("map", sp, arg);
            case BUILD_CONST_KEY_MAP -> build("constKeyMap", sp, arg);
            case BUILD_STRING -> build("string", sp, arg);
            case FORMAT_VALUE -> build("format", sp, arg);
            case LIST_APPEND -> build("listAppend", sp, arg);
            case SET_ADD -> build("setAdd", sp, arg);
            case MAP_ADD -> build("mapAdd", sp, arg);
            case LIST_EXTEND -> build("listExtend", sp, arg);
            case SET_UPDATE -> build("setUpdate", sp, arg);
            case DICT_UPDATE -> build("dictUpdate", sp, arg);
            case DICT_MERGE -> build("dictMerge", sp, arg);
            case LIST_TO_TUPLE -> plain("listToTuple", sp);
            case UNPACK_SEQUENCE -> counted(desc(Unpacking.class), "sequence", sp, arg, INT).pop();
            case UNPACK_EX -> counted(STEPS, "unpackEx", sp, arg, VOID);
            case JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT -> b.goto_(target(arg));
            case JUMP_BACKWARD -> {
                b.aload(THREAD_AT).aload(FRAME_AT).loadConstant(at).invokestatic(STEPS, "jumpBackward", MethodTypeDesc.of(VOID, THREAD, FRAME, INT));
                b.goto_(target(arg));
            }
            case POP_JUMP_IF_FALSE -> ask("popTruth", sp).ifeq(target(arg));
            case POP_JUMP_IF_TRUE -> ask("popTruth", sp).ifne(target(arg));
            case POP_JUMP_IF_NONE -> ask("popIsNone", sp).ifne(target(arg));
            case POP_JUMP_IF_NOT_NONE -> ask("popIsNone", sp).ifeq(target(arg));
            case JUMP_IF_FALSE_OR_POP -> ask("keepsFalse", sp).ifne(target(arg));
            case JUMP_IF_TRUE_OR_POP -> ask("keepsTrue", sp).ifne(target(arg));
            case GET_ITER -> plain("getIter", sp);
            case FOR_ITER -> {
                return forIter(at, arg, sp);
            }
            case LOAD_METHOD -> cached("loadMethod", sp, arg, at);
            case CALL -> {
                return call(at, arg, sp);
            }
            case CALL_FUNCTION_EX -> {
                cached("callWithTuple", sp, arg, at);
                poll(at + 1);
            }
            case MAKE_FUNCTION -> framed("makeFunction", sp, arg);
            default -> throw new IllegalStateException("instruction " + op + " has no translation");
        }
        return at;
    }

    /**
     * A call whose function and up to two arguments are variables, constants or globals: a built-in function is called with them directly, any other by the
     * instructions themselves. Where there is no such call at {@code at}, translates the one instruction there.
     *
     * @return the last one that was translated
     */
    private int directCall(int at) {
        int function = op(at) == PUSH_NULL ? at + 1 : at, call = function;
        boolean pushes = op(at) == PUSH_NULL || op(at) == LOAD_GLOBAL && (instructions[at] >>> 8 & 1) != 0;
        while (pushes && call < last && call - function <= 2 && isOperand(call, call == at)) call++;
        boolean found = pushes && call > function && op(call) == CALL && instructions[call] >>> 8 == call - function - 1;
        for (int i = at + 1; found && i <= call; i++) found = !isTarget[i];
        if (!found) return instruction(at);
        int sp = depth[at];
        boolean discarded = isJoined(call, POP_TOP);
        Label byStep = b.newLabel(), done = b.newLabel();
        b.loadConstant(sp).istore(SP);
        for (int i = function; i < call; i++) operand(i);
        b.loadConstant(call + 1).istore(NEXT);
        ClassDesc[] parameters = new ClassDesc[call - function + 5];
        Arrays.fill(parameters, OBJECT);
        System.arraycopy(new ClassDesc[] {FRAME, SLOTS, INT, INT, BOOLEAN}, 0, parameters, call - function, 5);
        b.aload(FRAME_AT).aload(SLOTS_AT).loadConstant(sp).loadConstant(call).loadConstant(discarded ? 1 : 0)
            .invokestatic(STEPS, "callDirect", MethodTypeDesc.of(BOOLEAN, parameters)).ifeq(byStep);
        pollAt(discarded ? sp : sp + 1);
        b.goto_(done).labelBinding(byStep);
        int end = at;
        for (; end < call; end++) instruction(end);
        end = instruction(call);
        b.labelBinding(done);
        return end;
    }

    /** @param pushesNull whether the NULL of a call comes with it */
    private boolean isOperand(int at, boolean pushesNull) {
        return op(at) == LOAD_FAST || op(at) == LOAD_CONST || op(at) == LOAD_GLOBAL && ((instructions[at] >>> 8 & 1) != 0) == pushesNull;
    }

    /** Puts what the instruction would push on the JVM's stack, null for a variable without a value. */
    private void operand(int at) {
        int arg = instructions[at] >>> 8;
        switch (op(at)) {
            case LOAD_FAST -> b.aload(SLOTS_AT).loadConstant(arg).aaload();
            case LOAD_CONST -> b.aload(FRAME_AT).loadConstant(arg).invokestatic(STEPS, "constant", MethodTypeDesc.of(OBJECT, FRAME, INT));
            default -> b.loadConstant(at + 1).istore(NEXT).aload(FRAME_AT).loadConstant(at).loadConstant(arg >> 1)
                .invokestatic(desc(Names.class), "global", MethodTypeDesc.of(OBJECT, FRAME, INT, INT));
        }
    }

    private int forIter(int at, int arg, int sp) {
        b.aload(FRAME_AT).aload(SLOTS_AT).loadConstant(sp).loadConstant(at);
        boolean joined = isJoined(at, STORE_FAST);
        if (joined) b.loadConstant(instructions[at + 1] >>> 8).invokestatic(STEPS, "forIterInto", MethodTypeDesc.of(BOOLEAN, FRAME, SLOTS, INT, INT, INT));
        else b.invokestatic(STEPS, "forIter", MethodTypeDesc.of(BOOLEAN, FRAME, SLOTS, INT, INT));
        b.ifeq(target(arg));
        return joined ? at + 1 : at;
    }

    private int call(int at, int arg, int sp) {
        boolean named = at > first && (instructions[at - 1] & 255) == KW_NAMES;
        b.aload(THREAD_AT).aload(FRAME_AT).aload(SLOTS_AT).loadConstant(sp).loadConstant(arg).loadConstant(at);
        if (named || !isJoined(at, POP_TOP)) {
            if (named) b.aload(FRAME_AT).loadConstant(instructions[at - 1] >>> 8).invokestatic(STEPS, "keywords", MethodTypeDesc.of(STRINGS, FRAME, INT));
            else b.aconst_null();
            b.invokestatic(STEPS, "call", MethodTypeDesc.of(VOID, THREAD, FRAME, SLOTS, INT, INT, INT, STRINGS));
            poll(at + 1);
            return at;
        }
        int after = depth[at + 1];
        Label pushed = b.newLabel(), done = b.newLabel();
        b.invokestatic(STEPS, "callDiscarding", MethodTypeDesc.of(BOOLEAN, THREAD, FRAME, SLOTS, INT, INT, INT)).ifeq(pushed);
        pollAt(after - 1);
        b.goto_(done).labelBinding(pushed);
        pollAt(after);
        b.loadConstant(at + 2).istore(NEXT);
        plain("popTop", after);
        b.labelBinding(done);
        return at + 1;
    }

    /** Polls the eval breaker with the stack as the instruction at {@code next} finds it. */
    private void poll(int next) {
        pollAt(depth[next]);
    }

    private void pollAt(int sp) {
        b.loadConstant(sp).istore(SP).aload(THREAD_AT).invokestatic(STEPS, "poll", MethodTypeDesc.of(VOID, THREAD));
    }

    private void plain(String step, int sp) {
        b.aload(SLOTS_AT).loadConstant(sp).invokestatic(STEPS, step, MethodTypeDesc.of(VOID, SLOTS, INT));
    }

    private CodeBuilder ask(String step, int sp) {
        return b.aload(SLOTS_AT).loadConstant(sp).invokestatic(STEPS, step, MethodTypeDesc.of(BOOLEAN, SLOTS, INT));
    }

    private CodeBuilder counted(ClassDesc owner, String step, int sp, int arg, ClassDesc result) {
        return b.aload(SLOTS_AT).loadConstant(sp).loadConstant(arg).invokestatic(owner, step, MethodTypeDesc.of(result, SLOTS, INT, INT));
    }

    private void build(String step, int sp, int arg) {
        counted(desc(Building.class), step, sp, arg, INT).pop();
    }

    private void framed(String step, int sp, int arg) {
        b.aload(FRAME_AT).aload(SLOTS_AT).loadConstant(sp).loadConstant(arg).invokestatic(STEPS, step, MethodTypeDesc.of(VOID, FRAME, SLOTS, INT, INT));
    }

    private void cached(String step, int sp, int arg, int at) {
        b.aload(FRAME_AT).aload(SLOTS_AT).loadConstant(sp).loadConstant(arg).loadConstant(at)
            .invokestatic(STEPS, step, MethodTypeDesc.of(VOID, FRAME, SLOTS, INT, INT, INT));
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
