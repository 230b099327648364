package conch.stdlib;

import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;

/** {@code _signal}: what the script does about signals. {@code signal} names the numbers over it. */
final class SignalModule {
    private static final int NUMBERS = 65;
    private static final PyInt DEFAULT = PyInt.of(0);

    private SignalModule() {
    }

    static void fill(ModuleMembers m) {
        m.positional("default_int_handler", 2, 2, (self, a) -> {
            throw Errors.of(ExceptionTypes.KEYBOARD_INTERRUPT);
        });
        PyObject interrupt = m.module().dict().get(conch.object.PyStr.intern("default_int_handler"));
        if (Signals.current().handler(Signals.INT) == null) Signals.current().setHandler(Signals.INT, interrupt);
        m.positional("signal", 2, 2, (self, a) -> signal(number(a[0]), a[1]));
        m.oneArg("getsignal", (self, number) -> orDefault(Signals.current().handler(number(number))));
        m.oneArg("raise_signal", (self, number) -> {
            Signals.current().raise((int) Operations.asIndexLong(number, ExceptionTypes.OVERFLOW_ERROR));
            return PyNone.NONE;
        });
    }

    private static int number(PyObject x) {
        long number = Operations.asIndexLong(x, ExceptionTypes.OVERFLOW_ERROR);
        if (number < 1 || number >= NUMBERS) throw Errors.value("signal number out of range");
        return (int) number;
    }

    private static PyObject orDefault(PyObject handler) {
        return handler == null ? DEFAULT : handler;
    }

    private static PyObject signal(int number, PyObject handler) {
        if (!Signals.current().isMain()) throw Errors.value("signal only works in main thread of the main interpreter");
        boolean word = handler instanceof PyInt i && i.isSmall() && (i.longValue() == 0 || i.longValue() == 1);
        if (!word && handler.type().call == null) {
            throw Errors.type("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
        }
        Signals.current().connect(number, handler);
        return orDefault(Signals.current().setHandler(number, handler));
    }
}
