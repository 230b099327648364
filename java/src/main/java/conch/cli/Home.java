package conch.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where Conch itself lies: the folder that holds the launcher, the native build and the examples. */
final class Home {
    private Home() {
    }

    /**
     * The system property {@code conch.home}, which the launcher sets; without it (a start by {@code java -jar}) the nearest folder
     * above the jar that holds the launcher.
     */
    static Path find() {
        String told = System.getProperty("conch.home");
        return told != null ? Path.of(told).toAbsolutePath().normalize() : aboveJar();
    }

    private static Path aboveJar() {
        Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        for (Path folder = jar.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("conch")) && Files.isDirectory(folder.resolve("native"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no Conch checkout above " + jar + "; start with -Dconch.home=FOLDER");
    }
}
