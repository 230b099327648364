package conch.eval;

import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyInstance;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import java.util.LinkedHashSet;
import java.util.Set;

/** {@code . Did you mean: 'x'?} behind a NameError or AttributeError, with the costs and limits of CPython's {@code suggestions.c}. */
final class Suggestions {
    private static final int MOVE_COST = 2, CASE_COST = 1, MOST_CANDIDATES = 750;

    private Suggestions() {
    }

    static String of(PyBaseException exception) {
        String wrong;
        Set<String> candidates = new LinkedHashSet<>();
        if (exception.type() == ExceptionTypes.NAME_ERROR || exception.type() == ExceptionTypes.UNBOUND_LOCAL_ERROR) {
            wrong = name(exception);
            if (wrong == null || !(exception.traceback() instanceof PyTraceback traceback)) return "";
            collectNames(candidates, traceback);
        } else if (exception.type() == ExceptionTypes.ATTRIBUTE_ERROR) {
            wrong = name(exception);
            PyObject object = Operations.getAttributeOrNull(exception, PyStr.intern("obj"));
            if (wrong == null || object == null) return "";
            collectAttributes(candidates, object);
        } else {
            return "";
        }
        String best = closest(wrong, candidates);
        return best == null ? "" : ". Did you mean: '" + best + "'?";
    }

    private static String name(PyBaseException exception) {
        return Operations.getAttributeOrNull(exception, PyStr.intern("name")) instanceof PyStr text ? text.value : null;
    }

    private static void collectNames(Set<String> candidates, PyTraceback traceback) {
        while (traceback.next() != null) traceback = traceback.next();
        Frame frame = traceback.frame();
        for (String local : frame.code().locals) candidates.add(local);
        addKeys(candidates, frame.globals);
        addKeys(candidates, frame.builtins);
    }

    private static void collectAttributes(Set<String> candidates, PyObject object) {
        try {
            if (object instanceof PyInstance || object.dictOrNull() != null) addKeys(candidates, object.dictOrNull());
            PyType type = object instanceof PyType self ? self : object.type();
            for (PyType t : type.mro()) addKeys(candidates, t.dictionary());
        } catch (PyException e) {
            e.discard();
        }
    }

    private static void addKeys(Set<String> candidates, PyDict dict) {
        if (dict == null) return;
        for (int at = -1; (at = dict.nextPosition(at + 1)) >= 0; ) {
            if (dict.keyAt(at) instanceof PyStr key) candidates.add(key.value);
        }
    }

    private static String closest(String wrong, Set<String> candidates) {
        if (candidates.size() >= MOST_CANDIDATES) return null;
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            if (candidate.equals(wrong)) continue;
            int limit = Math.min((wrong.length() + candidate.length() + 3) * MOVE_COST / 6, bestDistance - 1);
            int distance = distance(wrong, candidate);
            if (distance <= limit) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Edit distance where a change of case is cheaper than another letter. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j * MOVE_COST;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i * MOVE_COST;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + substitution(a.charAt(i - 1), b.charAt(j - 1));
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + MOVE_COST);
            }
        }
        return row[b.length()];
    }

    private static int substitution(char x, char y) {
        if (x == y) return 0;
        return Character.toLowerCase(x) == Character.toLowerCase(y) ? CASE_COST : MOVE_COST;
    }
}
