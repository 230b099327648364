package conch.stdlib;

import conch.eval.ThreadState;
import conch.ffi.EvalBreaker;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import java.util.HashMap;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The operating system's signals on their way to the interpreter's main thread.
 *
 * <p>A signal is noted in the eval breaker by a thread of the JVM; the main thread finds it where it polls, and runs the handler of the
 * script there. Only inside {@link #enterWait} and {@link #leaveWait} is the main thread interrupted as well, so that no interrupt ever
 * strikes a file, which Java would close. A thread inside a kernel cannot be reached: it finds the signal when the kernel returns.
 */
public final class Signals {
    static final int INT = 2, KILL = 9, TERM = 15, STOP = 19;
    private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(1, "HUP"), Map.entry(2, "INT"), Map.entry(3, "QUIT"), Map.entry(6, "ABRT"),
        Map.entry(10, "USR1"), Map.entry(12, "USR2"), Map.entry(13, "PIPE"), Map.entry(14, "ALRM"), Map.entry(15, "TERM"), Map.entry(17, "CHLD"),
        Map.entry(18, "CONT"), Map.entry(20, "TSTP"), Map.entry(28, "WINCH"));
    private static final int INTERRUPTED = 130;
    /** Not SIG_IGN: the JVM refuses a handler for INT, HUP and TERM for good once they are ignored by the system. */
    private static final SignalHandler IGNORE = signal -> { };
    private static volatile Signals current;

    /** Slots: what the script wants called, by number; SIG_DFL and SIG_IGN as the numbers 0 and 1. */
    private final Map<Integer, PyObject> handlers = new HashMap<>();
    /** What handled a signal before this interpreter did. */
    private final Map<Integer, SignalHandler> before = new HashMap<>();
    private final ThreadState main;
    /** The main thread while it waits interruptibly. Guarded by this, as are the next three. */
    private Thread waiting;
    /** Whether a signal came since the main thread last looked. */
    private boolean noted;
    private boolean finishing;
    private boolean ended;

    private Signals(ThreadState main) {
        this.main = main;
    }

    /** From now on Ctrl-C raises KeyboardInterrupt in this thread, unless the process was started with the signal ignored. */
    public static void begin(ThreadState main) {
        current = new Signals(main);
        main.interpreter.onSignal = current::handle;
        main.interpreter.onFinish = current::finish;
        current.listen(INT, current::arrived);
        if (current.before.get(INT) == SignalHandler.SIG_IGN) current.restore(INT);
    }

    /** The script has ended, its objects end now: a second signal that finds the first still unattended ends the process. */
    private void finish() {
        synchronized (this) {
            finishing = true;
        }
        PyObject[] old = handlers.values().toArray(PyObject[]::new);
        handlers.clear();
        for (PyObject handler : old) handler.drop();
    }

    /** Puts back what handled the signals before {@link #begin}. */
    public static void end() {
        Signals signals = current;
        for (int number : signals.before.keySet().toArray(Integer[]::new)) signals.restore(number);
        synchronized (signals) {
            signals.ended = true;
        }
    }

    static Signals current() {
        return current;
    }

    /** What Ctrl-C does: callable from any thread, without the GIL. Nothing before {@link #begin}. */
    public static void interrupt() {
        Signals signals = current;
        if (signals != null) signals.arrived(INT);
    }

    private void arrived(Signal signal) {
        arrived(signal.getNumber());
    }

    private synchronized void arrived(int number) {
        if (ended) return;
        if (finishing && noted) Runtime.getRuntime().halt(INTERRUPTED);
        EvalBreaker.signal(number);
        noted = true;
        if (waiting != null) waiting.interrupt();
    }

    /** Runs on the main thread, where it found the signal. */
    private void handle(int number) {
        looked();
        PyObject handler = handlers.get(number);
        if (handler == null && number == INT) throw Errors.of(ExceptionTypes.KEYBOARD_INTERRUPT);
        if (handler == null || handler instanceof PyInt) return;
        PyObject frame = main.frame() == null ? PyNone.NONE : main.frame().captured();
        Operations.call(handler, PyInt.of(number), frame).discard();
    }

    private synchronized void looked() {
        noted = false;
    }

    boolean isMain() {
        return ThreadState.current() == main;
    }

    /** The main thread is about to look at the eval breaker and then to wait: a signal from here on keeps it from waiting. With the GIL held. */
    void beforeWait() {
        if (!isMain()) return;
        looked();
        if (EvalBreaker.signalWaits()) conch.eval.SwitchPoint.handle(main);
    }

    /** The main thread waits now, without the GIL, and wants to be interrupted by a signal; one that came already interrupts at once. */
    synchronized void enterWait() {
        waiting = Thread.currentThread();
        if (noted) waiting.interrupt();
    }

    /** The wait is over; an interrupt that came too late is taken back. */
    synchronized void leaveWait() {
        waiting = null;
        Thread.interrupted();
    }

    /** Borrowed; null where the script set none. */
    PyObject handler(int number) {
        return handlers.get(number);
    }

    /** Sets what the script wants called; the old one is moved out of its slot, null for none. */
    PyObject setHandler(int number, PyObject handler) {
        PyObject old = handlers.put(number, handler.retain());
        return old == null ? null : old.take();
    }

    /** Makes the operating system do what the script's handler means. */
    void connect(int number, PyObject handler) {
        long plain = handler instanceof PyInt word && word.isSmall() ? word.longValue() : -1;
        SignalHandler wanted = plain == 0 ? SignalHandler.SIG_DFL : plain == 1 ? IGNORE : this::arrived;
        if (number == KILL || number == STOP || !NAMES.containsKey(number)) throw Errors.os(22, null);
        try {
            listen(number, wanted);
        } catch (IllegalArgumentException e) {
            throw Errors.os(22, null);
        }
    }

    private void listen(int number, SignalHandler handler) {
        SignalHandler old = Signal.handle(new Signal(NAMES.get(number)), handler);
        before.putIfAbsent(number, old);
    }

    private void restore(int number) {
        Signal.handle(new Signal(NAMES.get(number)), before.remove(number));
    }

    /** Sends a signal to this very process; one that the script handles is attended to before this returns. */
    void raise(int number) {
        if (number < 1 || number > 64) throw Errors.os(22, null);
        PyObject handler = handlers.get(number);
        boolean ours = handler != null ? !(handler instanceof PyInt) : number == INT && before.containsKey(INT);
        if (ours) {
            arrived(number);
            if (isMain()) conch.eval.SwitchPoint.handle(main);
        } else if (handler instanceof PyInt word && word.longValue() == 1) {
            return;
        } else if (NAMES.containsKey(number)) {
            Signal.raise(new Signal(NAMES.get(number)));
        } else {
            throw Errors.os(22, null);
        }
    }
}
