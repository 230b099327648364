package conch.learn;

import conch.child.Child;
import conch.child.Limits;
import conch.child.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a student's code is kept in, by Linux's namespaces as {@code unshare} gives them to anybody where the system allows it.
 *
 * <p>It has no network. It may write in its own folder only, all else is read-only. The folder with what the class has handed in is empty
 * for it. Its process numbers are its own, so it finds no process of the teacher's. It runs as the teacher's user: whatever that one may read
 * it may read as well. Within its sandbox it may disturb its own grading.
 */
final class Sandbox {
    /** Own folder, the class's folder, the command. /proc stays writable: {@code unshare} writes there who is who, and it shows the sandbox's processes only. */
    private static final String MOUNTS = """
            own=$1 class=$2
            shift 2
            mount --make-rprivate / && mount --bind "$own" "$own" || exit 125
            while read -r _ _ _ _ at _; do
                case $at in /proc | /proc/*) ;; *) mount -o remount,bind,ro "$at" 2>/dev/null ;; esac
            done </proc/self/mountinfo
            mount -o remount,bind,rw "$own" && mount -t tmpfs none "$class" || exit 125
            exec unshare -r "$@"
            """;
    private static final List<String> ALL = List.of("unshare", "-rnmpf", "--mount-proc", "sh", "-c", MOUNTS, "sh"), NETWORK = List.of("unshare", "-rn"), NONE = List.of();

    private final List<String> kind;
    private final Path others;

    private Sandbox(List<String> kind, Path others) {
        this.kind = kind;
        this.others = others;
    }

    /** The best that this system allows. @param others the folder of the whole class */
    static Sandbox around(Path others) throws IOException, InterruptedException {
        Path trial = Files.createTempDirectory("conch-sandbox");
        try {
            for (var kind : List.of(ALL, NETWORK)) {
                var sandbox = new Sandbox(kind, others);
                if (Programs.isThere("unshare") && new Child(sandbox.command(trial, List.of("true")), Limits.USUAL).run().ending().isGood()) return sandbox;
            }
            return new Sandbox(NONE, others);
        } finally {
            Scratch.delete(trial);
        }
    }

    /** @param own the one folder where it may write */
    List<String> command(Path own, List<String> command) {
        var all = new ArrayList<>(kind);
        if (kind == ALL) all.addAll(List.of(own.toString(), others.toString()));
        all.addAll(command);
        return all;
    }

    /** A sentence for the teacher, without its stop. */
    String words() {
        return kind == ALL ? "each student's code runs without network, sees nobody else's files, and can write in a temporary folder only"
                : "this system allows " + (kind == NETWORK ? "no more than to take the network away" : "no sandbox (unshare)") + ": students' code can read and change what you can";
    }
}
