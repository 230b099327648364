package conch.stdlib;

import conch.eval.TracebackPrinter;
import conch.object.Errors;
import conch.object.PyBaseException;
import conch.object.PyStr;

/** {@code _traceback}: what an uncaught exception prints, as text. */
final class TracebackModule {
    private TracebackModule() {
    }

    static void fill(ModuleMembers m) {
        m.oneArg("format", (self, exception) -> {
            if (!(exception instanceof PyBaseException e)) throw Errors.type("Exception expected for value, %s found", exception.type().name);
            return PyStr.of(TracebackPrinter.format(e, false));
        });
    }
}
