package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed bindings say what the C compiler sees in conch_host.h. */
class BindingsTest {
    private static final Path HOME = Path.of(System.getProperty("conch.home", "..")).toAbsolutePath().normalize();
    private static final Path BINDINGS = HOME.resolve("native/bindings"), HEADER = HOME.resolve("native/include/conch_host.h"),
        GENERATED = HOME.resolve("java/src/generated/java");

    @TempDir
    Path folder;

    /** The names that jextract.args takes of one kind. */
    private static List<String> taken(String kind) throws IOException {
        return Files.readAllLines(BINDINGS.resolve("jextract.args")).stream().filter(line -> line.startsWith("--include-" + kind + " "))
            .map(line -> line.substring(line.indexOf(' ') + 1).trim()).toList();
    }

    private String output(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), () -> command + "\n" + text);
        return text;
    }

    private static Object host(String method) throws Exception {
        return Class.forName("conch.bindings.ConchHost").getMethod(method).invoke(null);
    }

    private static GroupLayout layout(String struct) throws Exception {
        return (GroupLayout) Class.forName("conch.bindings." + struct).getMethod("layout").invoke(null);
    }

    @Test
    void structsAndConstantsAreThoseOfTheCompiler() throws Exception {
        StringBuilder program = new StringBuilder("#include <stdio.h>\n#include \"" + HEADER + "\"\nint main(void)\n{\n");
        TreeMap<String, Long> bound = new TreeMap<>();
        for (String struct : taken("struct")) {
            String type = isTypedef(struct) ? struct : "struct " + struct;
            program.append(line(struct, "sizeof(" + type + ")"));
            bound.put(struct, layout(struct).byteSize());
            for (MemoryLayout member : layout(struct).memberLayouts()) {
                if (member.name().isEmpty()) continue;
                String name = member.name().get();
                program.append(line(struct + "." + name, "offsetof(" + type + ", " + name + ")"));
                bound.put(struct + "." + name, layout(struct).byteOffset(MemoryLayout.PathElement.groupElement(name)));
            }
        }
        for (String constant : taken("constant")) {
            program.append(line(constant, constant));
            bound.put(constant, ((Number) host(constant)).longValue());
        }
        Path source = folder.resolve("layout_check.c"), binary = folder.resolve("layout_check");
        Files.writeString(source, program + "    return 0;\n}\n");
        output(List.of("cc", "-std=gnu17", "-o", binary.toString(), source.toString()));
        TreeMap<String, Long> compiled = new TreeMap<>();
        output(List.of(binary.toString())).lines().forEach(l -> compiled.put(l.substring(0, l.indexOf(' ')), Long.parseLong(l.substring(l.indexOf(' ') + 1))));
        assertEquals(compiled, bound);
    }

    private static boolean isTypedef(String struct) {
        return List.of("PyMethodDef", "PyGetSetDef", "PyMemberDef").contains(struct);
    }

    private static String line(String name, String expression) {
        return "    printf(\"%s %lld\\n\", \"" + name + "\", (long long)(" + expression + "));\n";
    }

    @Test
    void signaturesAreThoseOfTheHeader() throws Exception {
        String header = output(List.of("cc", "-std=gnu17", "-E", "-P", HEADER.toString())).replaceAll("__attribute__\\s*\\(\\((?:[^()]|\\([^()]*\\))*\\)\\)", " ");
        for (String function : taken("function")) {
            Matcher m = Pattern.compile("([\\w\\s*]+?[\\s*])" + function + "\\s*\\(([^;]*)\\)\\s*;").matcher(header);
            assertFalse(!m.find(), () -> function + " is not in the header");
            StringBuilder signature = new StringBuilder(kind(m.group(1).replaceAll("\\b(extern|static|inline|_Noreturn)\\b", "")) + "(");
            if (!m.group(2).trim().equals("void")) for (String parameter : parameters(m.group(2))) signature.append(kind(parameter));
            assertEquals(signature + ")", describe((FunctionDescriptor) host(function + "$descriptor")), function);
        }
    }

    /** Splits at the commas outside brackets. */
    private static List<String> parameters(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0, from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') depth++;
            else if (c == ')') depth--;
            else if (c == ',' && depth == 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** V nothing, P a pointer, L 64 bits, I 32 bits, D a double. */
    private static char kind(String type) {
        if (type.contains("*")) return 'P';
        if (Pattern.compile("\\b(int64_t|uint64_t|size_t|long)\\b").matcher(type).find()) return 'L';
        if (Pattern.compile("\\b(int32_t|uint32_t|int|unsigned|enum)\\b").matcher(type).find()) return 'I';
        if (Pattern.compile("\\bdouble\\b").matcher(type).find()) return 'D';
        if (type.trim().equals("void")) return 'V';
        throw new AssertionError("a type that this test does not know: " + type);
    }

    private static String describe(FunctionDescriptor descriptor) {
        StringBuilder text = new StringBuilder(descriptor.returnLayout().map(BindingsTest::kind).orElse('V') + "(");
        descriptor.argumentLayouts().forEach(layout -> text.append(kind(layout)));
        return text + ")";
    }

    private static char kind(MemoryLayout layout) {
        return layout instanceof ValueLayout.OfLong ? 'L' : layout instanceof ValueLayout.OfInt ? 'I' : layout instanceof ValueLayout.OfDouble ? 'D' : 'P';
    }

    @Test
    void operationsAreListedInTheSameOrder() {
        String names = Raw.string(conch.bindings.ConchHost.conch_host_op_names().address()).trim();
        assertEquals(names, String.join(" ", Stream.of(HostOp.ALL).map(HostOp::name).toList()));
    }

    @Test
    void regeneratingChangesNothing() throws Exception {
        Path jextract = Stream.of(System.getenv("PATH").split(":")).map(dir -> Path.of(dir, "jextract")).filter(Files::isExecutable).findFirst().orElse(null);
        if (jextract == null) {
            System.out.println("bindings are not regenerated: no jextract on the PATH");
            return;
        }
        List<String> command = new ArrayList<>(List.of(jextract.toString(), "@" + BINDINGS.resolve("jextract.args"), "--output", folder.toString()));
        String include = System.getenv("JEXTRACT_INCLUDE");
        if (include != null) command.addAll(List.of("-I", include));
        command.add(HEADER.toString());
        output(command);
        assertEquals(files(folder), files(GENERATED));
    }

    private static TreeMap<String, String> files(Path root) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(f -> f.toString().endsWith(".java")).toList()) files.put(root.relativize(file).toString(), Files.readString(file));
        }
        assertFalse(files.isEmpty());
        return files;
    }

    static {
        assertNotNull(conch.ffi.NativeLibrary.file());
        conch.ffi.NativeLibrary.load();
    }
}
