package conch.capi;

import conch.bindings.ConchHost;
import conch.bindings.conch_stop;
import conch.eval.ThreadState;
import conch.eval.TracebackPrinter;
import conch.object.Operations;
import conch.object.PyModule;
import conch.object.PyObject;
import conch.object.PyStr;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * The message of a strict run that stops: the rule first, then the API and its place in C, the script's calls, the thread, and how to repair it. A crash
 * of C is told so in the other modes, too, under the words that CPython has for it.
 */
final class StrictStop {
    private static final int EXIT_CODE = 1;

    private StrictStop() {
    }

    /** Prints what C found, and ends the process; after a crash outside a strict run C ends it, by the signal. Runs with or without the GIL, so it touches no object of the script but the frames of its own thread. */
    static void end(long address) {
        MemorySegment stop = MemorySegment.ofAddress(address).reinterpret(conch_stop.sizeof());
        ThreadState thread = ThreadState.currentOrNull();
        String text;
        try {
            text = message(stop, thread);
        } catch (RuntimeException | StackOverflowError e) {
            text = title(stop) + "\n" + Raw.string(conch_stop.subject(stop).address()) + " "
                + Raw.string(conch_stop.what(stop).address()) + "\n";
        }
        // Straight to the descriptor: what sys.stderr is, is the script's, and may want the lock.
        System.err.print(text);
        System.err.flush();
        flushOutput(thread);
        if (Strict.isOn()) Runtime.getRuntime().halt(EXIT_CODE);
    }

    /** What the script has printed so far; without the lock it is lost, because nobody may touch {@code sys.stdout} then. */
    private static void flushOutput(ThreadState thread) {
        if (thread == null || ConchHost.conch_thread_current().address() == 0) return;
        try {
            if (thread.interpreter.modules.get(PyStr.intern("sys")) instanceof PyModule sys && sys.dict().get(PyStr.intern("stdout")) instanceof PyObject out) {
                Operations.callMethod(out, "flush");
            }
        } catch (RuntimeException | StackOverflowError e) {
            // The message is out; that the script's stream is broken or closed is no part of it.
        }
    }

    private static String title(MemorySegment stop) {
        return (Strict.isOn() ? "strict: " : "Fatal Python error: ") + Raw.string(conch_stop.rule(stop).address());
    }

    private static String message(MemorySegment stop, ThreadState thread) {
        StringBuilder text = new StringBuilder(title(stop)).append('\n');
        text.append(Raw.string(conch_stop.subject(stop).address()));
        long place = conch_stop.place(stop);
        if (place != 0) text.append(" at ").append(CodePlace.of(place, conch_stop.is_function(stop) != 0));
        text.append(": it ").append(Raw.string(conch_stop.what(stop).address())).append('\n');
        appendNote(text, Raw.string(conch_stop.note(stop).address()), conch_stop.note_place(stop));
        String then = Raw.string(conch_stop.script(stop).address());
        String calls = then != null ? then : formatCalls(thread);
        text.append(calls.isEmpty() ? "No code of the script runs on this thread.\n" : calls);
        String name = Raw.string(conch_stop.thread(stop).address());
        text.append("Thread: ").append(name == null || name.isEmpty() ? "made by C" : name).append(" (number ").append(conch_stop.thread_id(stop)).append(")\n");
        return text.append("Repair: ").append(Raw.string(conch_stop.repair(stop).address())).append('\n').toString();
    }

    private static String formatCalls(ThreadState thread) {
        return TracebackPrinter.formatCalls(thread == null ? null : thread.frame());
    }

    /** The open calls of this thread as text for C, which frees it. */
    static long calls() {
        byte[] text = formatCalls(ThreadState.currentOrNull()).getBytes(StandardCharsets.UTF_8);
        long block = ConchHost.conch_buffer_block(text.length + 1L).address();
        if (block == 0) return 0;
        Raw.write(block, text);
        Raw.setByte(block + text.length, (byte) 0);
        return block;
    }

    private static void appendNote(StringBuilder text, String note, long place) {
        if (note == null) return;
        if (place == 0) text.append("  in the extension's function ").append(note).append('\n');
        else text.append("  ").append(note).append(" at ").append(CodePlace.of(place, false)).append('\n');
    }
}
