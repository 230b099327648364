package conch.capi;

import conch.ffi.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** The names that libconch offers to extensions. */
final class ApiNames {
    private static final Set<String> names = read();

    private ApiNames() {
    }

    private static Set<String> read() {
        try {
            ElfSymbols symbols = ElfSymbols.read(NativeLibrary.file());
            return symbols == null ? Set.of() : symbols.defined();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean has(String name) {
        return names.isEmpty() || names.contains(name);
    }
}
