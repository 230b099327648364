package conch.object;

/** A function of C that an exception went through, and below it the one that it went through before. @param inner null for none */
public record NativeCall(String function, NativeCall inner) {
}
