package conch.ffi;

import conch.bindings.ConchHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** libconch: where it lies, and loading it. The generated bindings find its symbols once it is loaded. */
public final class NativeLibrary {
    private static final Path file = find();

    static {
        System.load(file.toString());
    }

    private NativeLibrary() {
    }

    /** Loads the library; nothing happens when it is loaded already. @throws IllegalStateException where there is none, saying where it was looked for */
    public static void load() {
    }

    /**
     * Makes the handles that a second thread needs, on a thread of its own, while the script goes on: making one of a new shape takes some
     * 4 ms, and the first of all 15. A handle that is needed earlier is made by whoever needs it: each is the static final of a class.
     * Called when a script imports what will start threads.
     */
    public static void linkAhead() {
        Thread.ofPlatform().daemon().name("linker").start(() -> {
            load();
            ConchHost.conch_runtime_init$handle();
            ConchHost.conch_thread_new$handle();
            ConchHost.conch_thread_attach$handle();
            ConchHost.conch_thread_detach$handle();
            EvalBreaker.findWord();
            ConchHost.conch_events_intern$handle();
            ConchHost.conch_thread_set_name$handle();
            ConchHost.conch_eval_breaker_duties$handle();
            ConchHost.conch_gil_yield$handle();
            ConchHost.conch_thread_exit$handle();
            ConchHost.conch_runtime_begin_finalize$handle();
        });
    }

    /** The library's file. */
    public static Path file() {
        return file;
    }

    /** The property {@code conch.library}, else the release build below {@code conch.home}, else below the current folder. */
    private static Path find() {
        String told = System.getProperty("conch.library");
        if (told != null) return existing(List.of(Path.of(told)));
        List<Path> places = new ArrayList<>();
        String home = System.getProperty("conch.home");
        Path root = Path.of(home != null ? home : "");
        places.add(root.resolve("build/release/lib").resolve(System.mapLibraryName("conch")));
        return existing(places);
    }

    private static Path existing(List<Path> places) {
        for (Path place : places) {
            if (Files.isRegularFile(place)) return place.toAbsolutePath().normalize();
        }
        throw new IllegalStateException("the native library is not built: there is no " + places.getFirst().toAbsolutePath()
            + "; build it with: cmake --preset release && cmake --build --preset release");
    }
}
