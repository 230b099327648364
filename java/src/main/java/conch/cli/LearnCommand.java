package conch.cli;

import conch.learn.Exercise;
import conch.learn.Grader;
import conch.learn.LearnException;
import conch.learn.Machine;
import conch.learn.Pack;
import conch.learn.Scratch;
import conch.learn.VerifyAll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code conch learn}: the exercises. */
final class LearnCommand implements Command {
    @Override
    public int run(List<String> words) throws Exception {
        var rest = words.isEmpty() ? words : words.subList(1, words.size());
        try {
            return switch (words.isEmpty() ? "" : words.getFirst()) {
                case "verify-all" -> verifyAll(new LearnOptions("verify-all", rest));
                default -> throw UsageException.withHint("learn has verify-all, not '%s'", words.isEmpty() ? "" : words.getFirst());
            };
        } catch (LearnException e) {
            throw UsageException.of("learn: %s", e.getMessage());
        }
    }

    private static Pack pack(LearnOptions options, int place) throws Exception {
        var words = options.words();
        return Pack.at(words.size() > place ? LearnOptions.path(words.get(place)) : Home.find().resolve("exercises"));
    }

    private static int verifyAll(LearnOptions options) throws Exception {
        options.atMost(1, "one folder of exercises");
        var pack = pack(options, 0);
        Path junit = options.writable("junit");
        var exercises = new ArrayList<Exercise>();
        for (String id : options.list("only")) exercises.add(pack.exercise(id));
        var verify = new VerifyAll(pack);
        boolean json = options.has("json");
        try (var scratch = Scratch.temporary()) {
            verify.run(exercises.isEmpty() ? pack.exercises() : exercises, new Grader(new Machine(Home.find()), scratch.folder()), result -> {
                if (!json) System.out.print(VerifyAll.text(result));
            });
        }
        System.out.print(json ? verify.json() + "\n" : verify.summary());
        if (junit != null) Files.writeString(junit, verify.junit());
        return verify.exitCode();
    }
}
