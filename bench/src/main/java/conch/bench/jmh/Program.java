package conch.bench.jmh;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import conch.bench.NameFilter;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks class by class and prints a table for each: {@code Program quick|full RESULTS LOG [NAME…]}. RESULTS gets the same as
 * JSON, LOG what JMH itself has to say.
 */
public final class Program {
    /** In the order in which they explain each other. */
    private static final List<Class<?>> CLASSES = List.of(
            EmptyCall.class, ReleaseAndRetake.class, Upcall.class, EvalBreakerPoll.class, ScriptCalls.class, KernelThreads.class);

    private final boolean quick;
    private final NameFilter names;
    private final PrintStream log;
    private final JsonArray results = new JsonArray();

    private Program(boolean quick, NameFilter names, PrintStream log) {
        this.quick = quick;
        this.names = names;
        this.log = log;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        try (var log = new PrintStream(arguments[2], StandardCharsets.UTF_8)) {
            var program = new Program(arguments[0].equals("quick"), new NameFilter(words.subList(3, words.size())), log);
            for (Class<?> type : CLASSES) program.measure(type);
            Files.writeString(Path.of(arguments[1]), new Gson().toJson(program.results));
        } catch (RunnerException e) {
            System.err.println("conch: a benchmark failed: " + e.getMessage() + "; see " + arguments[2]);
            System.exit(1);
        }
    }

    private void measure(Class<?> type) throws RunnerException {
        Set<String> wanted = wanted(type);
        if (wanted.isEmpty()) return;
        Map<String, Row> rows = new HashMap<>();
        for (RunResult result : new Runner(options(type, wanted).build(), OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL)).run()) {
            Row row = Row.of(type, result);
            rows.put(row.method(), row);
        }
        print(type, rows);
    }

    /** The methods whose names fit, and their baselines. */
    private Set<String> wanted(Class<?> type) {
        Set<String> wanted = new HashSet<>();
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isAnnotationPresent(Benchmark.class) || !names.takes(type.getSimpleName() + "." + method.getName())) continue;
            for (String name = method.getName(); !name.isEmpty(); name = Row.measured(type, name).baseline()) wanted.add(name);
        }
        return wanted;
    }

    private ChainedOptionsBuilder options(Class<?> type, Set<String> methods) {
        var options = new OptionsBuilder().shouldFailOnError(true).jvmArgsAppend("-Djmh.ignoreLock=true");
        for (String method : methods) options.include("^" + Pattern.quote(type.getName() + "." + method) + "$");
        return quick
                ? options.forks(1).warmupIterations(2).warmupTime(milliseconds(100)).measurementIterations(7).measurementTime(milliseconds(60))
                : options.forks(3).warmupIterations(5).warmupTime(milliseconds(500)).measurementIterations(10).measurementTime(milliseconds(300));
    }

    private static TimeValue milliseconds(int ms) {
        return TimeValue.milliseconds(ms);
    }

    private void print(Class<?> type, Map<String, Row> rows) {
        System.out.printf("%n%s%n", type.getAnnotation(Measured.class).value());
        List<Row> sorted = rows.values().stream().sorted(Comparator.comparing(Row::path)).toList();
        for (Row row : sorted) {
            System.out.println(row.line(rows));
            results.add(row.toJson(rows));
        }
    }
}
