package conch.bench.jmh;

/** The way into C before FFM. The functions are in native/bench/ways.c, under the names that the JVM makes of these. */
final class JniCalls {
    static {
        NativeBench.load();
    }

    private JniCalls() {
    }

    static native void empty();

    static native long sum(long a, long b);
}
