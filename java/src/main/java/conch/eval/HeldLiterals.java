package conch.eval;

import conch.compile.Code;
import conch.object.PyObject;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The literals of a main script, held while it runs. CPython frees the memory of a script's syntax tree, which holds the object of each
 * literal, only when the script has ended; {@code sys.getrefcount} of a constant shows it.
 */
public final class HeldLiterals implements AutoCloseable {
    /** Slots. */
    private final Set<PyObject> literals = Collections.newSetFromMap(new IdentityHashMap<>());

    public HeldLiterals(Code code) {
        collect(code);
    }

    private void collect(Code code) {
        for (PyObject constant : code.constants) {
            if (constant instanceof Code inner) collect(inner);
            else if (literals.add(constant)) constant.retain();
        }
    }

    @Override
    public void close() {
        for (PyObject literal : literals) literal.drop();
    }
}
