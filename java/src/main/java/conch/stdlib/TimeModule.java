package conch.stdlib;

import conch.eval.Importer;
import conch.eval.ThreadState;
import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code time}: clocks and {@code sleep}. */
final class TimeModule {
    private static final double NANOS = 1e9;

    private static final Set<String> CALENDAR = Set.of("struct_time", "localtime", "gmtime", "mktime", "strftime", "strptime", "asctime", "ctime", "timezone", "altzone",
        "daylight", "tzname");

    private TimeModule() {
    }

    static void fill(ModuleMembers m) {
        m.noArgs("time", self -> PyFloat.of(wallNanos() / NANOS));
        m.noArgs("time_ns", self -> PyInt.of(wallNanos()));
        m.noArgs("monotonic", self -> PyFloat.of(System.nanoTime() / NANOS));
        m.noArgs("monotonic_ns", self -> PyInt.of(System.nanoTime()));
        m.noArgs("perf_counter", self -> PyFloat.of(System.nanoTime() / NANOS));
        m.noArgs("perf_counter_ns", self -> PyInt.of(System.nanoTime()));
        m.noArgs("process_time", self -> PyFloat.of(processNanos() / NANOS));
        m.noArgs("process_time_ns", self -> PyInt.of(processNanos()));
        m.noArgs("thread_time", self -> PyFloat.of(threadNanos() / NANOS));
        m.noArgs("thread_time_ns", self -> PyInt.of(threadNanos()));
        m.oneArg("sleep", (self, x) -> sleep(x));
        m.positional("get_clock_info", 1, 1, (self, a) -> clock(Operations.str(a[0]).value));
        m.oneArg("_zone_at", (self, x) -> zoneAt(Operations.asLong(x)));
        m.oneArg("_zones_of", (self, x) -> zonesOf(Operations.asLong(x)));
        m.positional("_seconds_of", 2, 2, (self, a) -> secondsOf(Operations.asLong(a[0]), Operations.asInt(a[1])));
        m.oneArg("__getattr__", TimeModule::late);
    }

    private static PyObject clock(String name) {
        boolean wall = name.equals("time");
        if (!wall && !Set.of("monotonic", "perf_counter", "process_time", "thread_time").contains(name)) throw Errors.value("unknown clock");
        return Namespaces.of("implementation", PyStr.of(wall ? "java.time.Instant.now()" : "System.nanoTime()"), "monotonic", PyBool.of(!wall),
            "adjustable", PyBool.of(wall), "resolution", PyFloat.of(1e-9));
    }

    private static long wallNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private static long processNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static PyObject sleep(PyObject x) {
        double seconds = Operations.asDouble(x);
        if (Double.isNaN(seconds)) throw Errors.value("Invalid value NaN (not a number)");
        if (seconds < 0) throw Errors.value("sleep length must be non-negative");
        if (seconds > Long.MAX_VALUE / NANOS) throw Errors.overflow("timestamp too large to convert to C _PyTime_t");
        Blocking.sleep("time.sleep", (long) Math.ceil(seconds * NANOS));
        return PyNone.NONE;
    }

    /** What has to do with calendars is written in Python, and loaded when it is first asked for. */
    private static PyObject late(PyObject module, PyObject name) {
        String wanted = ((PyStr) name).value;
        if (!CALENDAR.contains(wanted)) throw Errors.attribute(module, wanted);
        PyObject calendar = Importer.load(ThreadState.current(), "_calendar_time");
        PyObject value = Operations.getAttribute(calendar, wanted);
        Operations.setAttribute(module, wanted, value);
        return value;
    }

    /** Seconds east of Greenwich, whether it is summer time, and the zone's name, at a time in seconds since 1970. */
    private static PyObject zoneAt(long seconds) {
        ZoneId zone = ZoneId.systemDefault();
        Instant instant = Instant.ofEpochSecond(seconds);
        boolean summer = zone.getRules().isDaylightSavings(instant);
        String name = java.util.TimeZone.getTimeZone(zone).getDisplayName(summer, java.util.TimeZone.SHORT, Locale.ENGLISH);
        return PyTuple.of(PyInt.of(zone.getRules().getOffset(instant).getTotalSeconds()), PyBool.of(summer), PyStr.of(name));
    }

    /**
     * What a local time, given as {@link #secondsOf} has it, may be east of Greenwich, in seconds: one number, or the two of before and after a
     * change of the clock where the time is there twice or not at all.
     */
    private static PyObject zonesOf(long local) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        ZoneRules rules = ZoneId.systemDefault().getRules();
        ZoneOffsetTransition change = rules.getTransition(time);
        if (change == null) return PyTuple.of(PyInt.of(rules.getOffset(time).getTotalSeconds()));
        return PyTuple.of(PyInt.of(change.getOffsetBefore().getTotalSeconds()), PyInt.of(change.getOffsetAfter().getTotalSeconds()));
    }

    /** Seconds since 1970 of a local time that is given in seconds as if there were no zones; where it is there twice, {@code summer} says which. */
    private static PyObject secondsOf(long local, int summer) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        ZoneId zone = ZoneId.systemDefault();
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        ZoneOffset offset = offsets.size() == 2 ? offsets.get(summer == 0 ? 1 : 0) : time.atZone(zone).getOffset();
        return PyInt.of(local - offset.getTotalSeconds());
    }
}
