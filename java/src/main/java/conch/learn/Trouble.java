package conch.learn;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong outside the learner's code, in words. */
public final class Trouble {
    private Trouble() {
    }

    /** One sentence, which ends without a stop. */
    public static String words(Exception e) {
        return switch (e) {
            case NoSuchFileException gone -> "'" + gone.getFile() + "' is gone; start again, and it is made anew";
            case AccessDeniedException denied -> "can't write or read '" + denied.getFile() + "': not allowed";
            case FileSystemException file -> "can't write or read '" + file.getFile() + "': " + (file.getReason() == null ? "not allowed" : file.getReason());
            case IOException io -> "can't write or read a file: " + io.getMessage();
            case LearnException learn -> learn.getMessage();
            default -> "internal error: " + e;
        };
    }
}
