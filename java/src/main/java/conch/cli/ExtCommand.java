package conch.cli;

import conch.ext.Build;
import conch.ext.Check;
import conch.ext.NewProject;
import conch.ext.Project;
import conch.ext.ProjectException;
import conch.learn.Nearest;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code conch ext new NAME}, {@code conch ext build [--cpython] [DIR|FILE.c]}, {@code conch ext check [--timeout SECONDS] [--json] [DIR|FILE.c]}. */
final class ExtCommand implements Command {
    private static final int LONGEST_TIMEOUT = 24 * 3600;

    @Override
    public int run(List<String> words) throws Exception {
        var rest = words.isEmpty() ? words : words.subList(1, words.size());
        try {
            return switch (words.isEmpty() ? "" : words.getFirst()) {
                case "new" -> create(rest);
                case "build" -> build(rest);
                case "check" -> check(rest);
                case "" -> throw UsageException.withHint("ext needs new, build or check");
                default -> throw UsageException.withHint("ext has new, build and check, not '%s'%s", words.getFirst(), Nearest.question(words.getFirst(), List.of("new", "build", "check")));
            };
        } catch (ProjectException e) {
            throw UsageException.of("ext: %s", e.getMessage());
        } catch (FileSystemException e) {
            throw UsageException.of("ext: can't use '%s': %s", e.getFile(), reason(e));
        }
    }

    private static String reason(FileSystemException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or folder";
            case FileAlreadyExistsException _ -> "it is a file, and a folder is needed there";
            default -> e.getReason() == null ? e.getMessage() : e.getReason();
        };
    }

    private static int create(List<String> words) throws Exception {
        var names = parse(words, new Options()).getArgList();
        if (names.size() != 1) throw UsageException.withHint("ext new takes one name");
        for (Path file : NewProject.create(Home.find(), Path.of(""), names.getFirst())) System.out.println("wrote " + file);
        System.out.printf("next: conch ext check %s%n", names.getFirst());
        return 0;
    }

    private static int build(List<String> words) throws Exception {
        var line = parse(words, new Options().addOption(Option.builder().longOpt("cpython").get()));
        var build = new Build(project("build", line), home(), System.out, System.err);
        boolean good = build.forConch();
        return (!line.hasOption("cpython") || build.forCPython()) && good ? 0 : 1;
    }

    private static int check(List<String> words) throws Exception {
        var line = parse(words, new Options()
                .addOption(Option.builder().longOpt("timeout").hasArg().get())
                .addOption(Option.builder().longOpt("json").get()));
        var limit = seconds(line.getOptionValue("timeout", "120"));
        return new Check(project("check", line), home(), limit, System.out, System.err).run(line.hasOption("json"));
    }

    private static Path home() throws UsageException {
        Path home = Home.find();
        if (!Build.hasHeaders(home)) throw UsageException.of("ext: there are no headers in %s", home);
        return home;
    }

    private static Project project(String command, CommandLine line) throws Exception {
        var places = line.getArgList();
        if (places.size() > 1) throw UsageException.withHint("ext %s takes one folder or C file", command);
        return Project.at(CommandOptions.path("ext", places.isEmpty() ? "." : places.getFirst()));
    }

    private static Duration seconds(String text) throws UsageException {
        int seconds;
        try {
            seconds = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw UsageException.withHint("--timeout takes whole seconds, not '%s'", text);
        }
        if (seconds < 1 || seconds > LONGEST_TIMEOUT) throw UsageException.withHint("--timeout must be from 1 to %d seconds, not %s", LONGEST_TIMEOUT, text);
        return Duration.ofSeconds(seconds);
    }

    private static CommandLine parse(List<String> words, Options options) throws UsageException {
        return CommandOptions.parse("ext", options, words);
    }
}
