package conch.cli;

import java.util.List;

/** {@code conch --version}: Conch's own version, the language's, and the JVM's. */
final class VersionCommand implements Command {
    @Override
    public int run(List<String> words) {
        String version = Main.class.getPackage().getImplementationVersion();
        System.out.printf("Conch %s (the language of Python 3.11; Java %s, %s %s)%n", version == null ? "(not from its jar)" : version,
                Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"));
        return 0;
    }
}
