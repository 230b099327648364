package conch.stdlib;

import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import conch.object.TypeMembers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * {@code _re.Matcher}: a pattern in Java's syntax, which {@code re} translated from Python's. It says where groups are, in code points, and
 * nothing else.
 */
final class PyMatcher extends PyObject {
    static final PyType TYPE = PyType.define("Matcher", type -> {
        type.module = "_re";
        type.newInstance = (cls, args, kwnames) -> make((PyStr) args[0], Operations.asInt(args[1]));
    }, PyMatcher::members);

    private static final int SEARCH = 0, MATCH = 1;

    private final Pattern pattern;

    private PyMatcher(Pattern pattern) {
        super(TYPE);
        this.pattern = pattern;
    }

    private static PyObject make(PyStr pattern, int flags) {
        try {
            return new PyMatcher(Pattern.compile(pattern.value, flags));
        } catch (PatternSyntaxException e) {
            throw Errors.value(e.getDescription() + " at position " + Math.max(0, e.getIndex()));
        }
    }

    private static void members(TypeMembers m) {
        m.positional("find", 4, 4, (self, args) -> ((PyMatcher) self).find((PyStr) args[0], args));
    }

    /** find(text, start, end, kind): start and end of each group, −1 where it took no part; None where there is no match. */
    private PyObject find(PyStr text, PyObject[] args) {
        int start = unit(text, Operations.asInt(args[1])), end = unit(text, Operations.asInt(args[2])), kind = Operations.asInt(args[3]);
        Matcher matcher = pattern.matcher(text.value).region(start, end).useTransparentBounds(true).useAnchoringBounds(false);
        try {
            boolean found = kind == SEARCH ? matcher.find() : kind == MATCH ? matcher.lookingAt() : matcher.matches();
            return found ? places(text, matcher) : PyNone.NONE;
        } catch (StackOverflowError e) {
            throw Errors.recursion("maximum recursion depth exceeded while matching a regular expression");
        }
    }

    private static PyObject places(PyStr text, Matcher matcher) {
        PyObject[] places = new PyObject[2 * matcher.groupCount() + 2];
        for (int group = 0; group <= matcher.groupCount(); group++) {
            places[2 * group] = PyInt.of(point(text, matcher.start(group)));
            places[2 * group + 1] = PyInt.of(point(text, matcher.end(group)));
        }
        return PyTuple.of(places);
    }

    private static int unit(PyStr text, int point) {
        return text.isFlat() ? point : text.value.offsetByCodePoints(0, point);
    }

    private static int point(PyStr text, int unit) {
        return unit < 0 || text.isFlat() ? unit : text.value.codePointCount(0, unit);
    }
}
