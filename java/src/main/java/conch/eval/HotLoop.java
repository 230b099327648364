package conch.eval;

import conch.compile.Code;
import conch.compile.Op;

/** What a backward jump remembers: how often it was taken, and the loop in JVM code once that was often enough. All jumps to one place share it. */
final class HotLoop {
    private int turns;
    private TranslatedLoop translated;

    private HotLoop() {
    }

    /**
     * Another turn of the loop that the jump at {@code index} closes: what to run it with, null for the eval loop.
     *
     * @param sp the stack's top at the loop's first instruction, which is the same each time
     */
    static TranslatedLoop turn(ThreadState thread, Frame frame, int index, int sp) {
        Object[] caches = frame.code.caches;
        HotLoop loop = caches != null && caches[index] instanceof HotLoop known ? known : begin(frame.code, index);
        if (loop.translated != null) return loop.translated;
        if (++loop.turns == thread.interpreter.translateAfter) loop.translated = LoopTranslator.translate(frame.code, frame.code.instructions[index] >>> 8, sp);
        return loop.translated;
    }

    private static HotLoop begin(Code code, int index) {
        if (code.caches == null) code.caches = new Object[code.instructions.length];
        HotLoop loop = new HotLoop();
        for (int i = 0; i < code.instructions.length; i++) if (code.instructions[i] == code.instructions[index]) code.caches[i] = loop;
        return loop;
    }

    /** The last jump back to {@code first}. */
    static int end(Code code, int first) {
        int end = code.instructions.length - 1;
        while (code.instructions[end] != (Op.JUMP_BACKWARD | first << 8)) end--;
        return end;
    }
}
