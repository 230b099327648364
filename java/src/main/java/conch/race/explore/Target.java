package conch.race.explore;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A demo or a reader's own file.
 *
 * @param form of a demo; empty for an own file
 */
public record Target(Subject subject, Optional<DemoForm> form) {
    public static Target of(DemoForm form, Path home) {
        return new Target(form.subject(home), Optional.of(form));
    }

    public static Target of(Path file) {
        return new Target(Subject.of(file), Optional.empty());
    }

    /** For headings: the demo, or the file. */
    public String name() {
        return form.map(DemoForm::name).orElse(subject.name());
    }
}
