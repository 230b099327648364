package conch.capi;

import conch.object.PyException;
import conch.object.PyInstance;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Days and times as C sees them: behind the head of its mirror an instance of the classes of {@code datetime} has what it consists of, laid out as
 * {@code datetime.h} says ({@code native/capi/dates.c} compares the places). The objects never change, so it is written once, when the mirror is made; the
 * zone is the address of its mirror, which lives at least as long as the object that holds the zone.
 */
final class Dates {
    private static final int HASH = 16, HAS_ZONE = 24, DATA = 25, DATETIME_ZONE = 40, TIME_ZONE = 32;

    /** The classes, with the names of {@code __slots__} that their instances have. */
    private enum Kind {
        DATE("_year", "_month", "_day"),
        DATETIME("_year", "_month", "_day", "_hour", "_minute", "_second", "_microsecond", "_fold", "_tzinfo"),
        TIME("_hour", "_minute", "_second", "_microsecond", "_fold", "_tzinfo"),
        DELTA("_days", "_seconds", "_microseconds");

        final PyStr[] places;

        Kind(String... places) {
            this.places = java.util.Arrays.stream(places).map(PyStr::intern).toArray(PyStr[]::new);
        }
    }

    /** Those of an interpreter that has ended go with it. */
    private static final Map<PyType, Kind> KINDS = new WeakHashMap<>();

    private Dates() {
    }

    /** Which classes these are; mirrors that their instances have already are filled now. */
    static void know(PyType date, PyType datetime, PyType time, PyType delta) {
        KINDS.put(date, Kind.DATE);
        KINDS.put(datetime, Kind.DATETIME);
        KINDS.put(time, Kind.TIME);
        KINDS.put(delta, Kind.DELTA);
        for (PyObject each : Mirrors.all()) {
            if (each instanceof PyInstance instance) fill(instance, instance.extraOrNull().mirror);
        }
    }

    /** Writes what the object consists of into its cell; nothing where it is none of these. */
    static void fill(PyInstance object, long p) {
        if (KINDS.isEmpty()) return;
        for (PyType type : object.type().mro()) {
            Kind kind = KINDS.get(type);
            if (kind == null) continue;
            write(kind, parts(object, type, kind), p);
            return;
        }
    }

    /** What the slots hold; null where the object is not made yet. */
    private static PyObject[] parts(PyObject object, PyType type, Kind kind) {
        PyObject[] parts = new PyObject[kind.places.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                PyObject place = type.lookup(kind.places[i]);
                parts[i] = place.type().descriptorGet.apply(place, object, type);
            }
        } catch (PyException e) {
            e.discard();
            return null;
        }
        return parts;
    }

    private static void write(Kind kind, PyObject[] parts, long p) {
        Raw.setLong(p + HASH, -1);
        for (int at = HAS_ZONE; at < DATETIME_ZONE + 8; at += 8) Raw.setLong(p + at, 0);
        if (parts == null) return;
        switch (kind) {
            case DATE -> date(parts, p);
            case DATETIME -> {
                date(parts, p);
                clock(parts, 3, p + DATA + 4);
                zone(parts[8], p, DATETIME_ZONE);
            }
            case TIME -> {
                clock(parts, 0, p + DATA);
                zone(parts[5], p, TIME_ZONE);
            }
            case DELTA -> {
                for (int i = 0; i < 3; i++) Raw.setInt(p + HAS_ZONE + 4 * i, number(parts[i]));
            }
        }
    }

    private static void date(PyObject[] parts, long p) {
        int year = number(parts[0]);
        Raw.setByte(p + DATA, (byte) (year >> 8));
        Raw.setByte(p + DATA + 1, (byte) year);
        Raw.setByte(p + DATA + 2, (byte) number(parts[1]));
        Raw.setByte(p + DATA + 3, (byte) number(parts[2]));
    }

    /** Hour, minute and second, the microsecond in three bytes, and fold. */
    private static void clock(PyObject[] parts, int from, long at) {
        int microsecond = number(parts[from + 3]);
        for (int i = 0; i < 3; i++) {
            Raw.setByte(at + i, (byte) number(parts[from + i]));
            Raw.setByte(at + 3 + i, (byte) (microsecond >> 16 - 8 * i));
        }
        Raw.setByte(at + 6, (byte) number(parts[from + 4]));
    }

    private static void zone(PyObject zone, long p, int at) {
        Raw.setByte(p + HAS_ZONE, (byte) (zone == PyNone.NONE ? 0 : 1));
        Raw.setLong(p + at, Mirrors.borrowed(zone));
    }

    private static int number(PyObject part) {
        return part instanceof PyInt i ? (int) i.value : 0;
    }
}
