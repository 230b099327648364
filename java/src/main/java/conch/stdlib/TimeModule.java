package conch.stdlib;

import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import java.lang.management.ManagementFactory;
import java.time.Instant;

/** {@code time}: clocks and {@code sleep}. */
final class TimeModule {
    private static final double NANOS = 1e9;

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
        m.positional("strftime", 1, 1, (self, a) -> strftime(a[0]));
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

    /** The local time in a format of {@code %Y %m %d %H %M %S %j %y %%}. */
    private static PyObject strftime(PyObject format) {
        if (!(format instanceof PyStr text)) throw Errors.type("strftime() argument 1 must be str, not %s", Errors.typeName(format));
        var now = java.time.ZonedDateTime.now();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.value.length(); i++) {
            char c = text.value.charAt(i);
            if (c != '%' || i + 1 == text.value.length()) {
                out.append(c);
                continue;
            }
            switch (text.value.charAt(++i)) {
                case 'Y' -> out.append(now.getYear());
                case 'y' -> out.append(String.format("%02d", now.getYear() % 100));
                case 'm' -> out.append(String.format("%02d", now.getMonthValue()));
                case 'd' -> out.append(String.format("%02d", now.getDayOfMonth()));
                case 'H' -> out.append(String.format("%02d", now.getHour()));
                case 'M' -> out.append(String.format("%02d", now.getMinute()));
                case 'S' -> out.append(String.format("%02d", now.getSecond()));
                case 'j' -> out.append(String.format("%03d", now.getDayOfYear()));
                case '%' -> out.append('%');
                default -> throw Errors.value("Invalid format string");
            }
        }
        return PyStr.of(out.toString());
    }
}
