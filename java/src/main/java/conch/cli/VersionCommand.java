package conch.cli;

import java.util.List;

/** {@code conch --version}: Conch's own version, the language's, and the JVM's. */
final class VersionCommand implements Command {
    @Override
    public int run(List<String> words) {
        String version = Main.class.getPackage().getImplementationVersion();
        System.out.println("Conch " + (version == null ? "(not from its jar)" : version) + " (the language of Python 3.11; Java "
                + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")");
        return 0;
    }
}
