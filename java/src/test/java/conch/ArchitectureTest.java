package conch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** "Who may know whom": the package rule of the design, for Java and for the C part's includes. */
class ArchitectureTest {
    /** From the ground up, jextract's output first. A package imports only what stands above it here; packages on one line may know each other. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("conch.bindings"),
            List.of("conch.ffi"),
            List.of("conch.object"),
            List.of("conch.syntax"),
            List.of("conch.compile"),
            List.of("conch.eval"),
            List.of("conch.capi"),
            List.of("conch.stdlib"),
            List.of("conch"),
            List.of("conch.child", "conch.race", "conch.learn", "conch.trace", "conch.bench", "conch.ext"),
            List.of("conch.cli"));

    /** Everything of Conch, the generated bindings included, without tests. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("conch");

    static List<Integer> layers() {
        return java.util.stream.IntStream.range(0, LAYERS.size()).boxed().toList();
    }

    @Test
    void theListNamesEveryPackage() {
        var known = new TreeSet<String>();
        LAYERS.forEach(known::addAll);
        var unknown = new TreeSet<String>();
        for (var type : CLASSES) {
            String name = type.getPackageName();
            if (known.stream().noneMatch(p -> isWithin(name, p))) {
                unknown.add(name);
            }
        }
        assertEquals(Set.of(), unknown, "packages without a place in the layers");
    }

    private static boolean isWithin(String name, String layer) {
        return name.equals(layer) || !layer.equals("conch") && name.startsWith(layer + ".");
    }

    @ParameterizedTest
    @MethodSource("layers")
    void importsPointUpwardsOnly(int layer) {
        for (String lower : LAYERS.get(layer)) {
            for (String upper : LAYERS.subList(layer + 1, LAYERS.size()).stream().flatMap(List::stream).toList()) {
                noClasses().that().resideInAPackage(pattern(lower))
                        .should().dependOnClassesThat().resideInAPackage(pattern(upper))
                        .allowEmptyShould(true).check(CLASSES);
            }
        }
    }

    /** The classes in {@code conch} itself, but of every other package those below it as well. */
    private static String pattern(String name) {
        return name.equals("conch") ? name : name + "..";
    }

    @Test
    void syntaxNeedsNothing() {
        noClasses().that().resideInAPackage("conch.syntax..")
                .should().dependOnClassesThat().resideInAnyPackage("conch.ffi..", "conch.object..").check(CLASSES);
    }

    @Test
    void noPackageIsOnACircle() {
        slices().matching("conch.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** Nothing but the boundary sees a MemorySegment, a bare address, or what jextract made. */
    @Test
    void foreignMemoryStaysInTheBoundary() {
        noClasses().that().resideOutsideOfPackages("conch.bindings..", "conch.ffi..", "conch.capi..")
                .should().dependOnClassesThat().resideInAnyPackage("java.lang.foreign..", "conch.bindings..").check(CLASSES);
    }

    @Test
    void kernelsDoNotKnowPython() throws IOException {
        assertEquals(List.of(), includes("native/kernels", "Python\\.h|conch.*|.*(runtime|capi)/.*"));
    }

    @Test
    void modulesKnowPythonOnly() throws IOException {
        assertEquals(List.of(), includes("native/modules", "conch.*|.*(runtime|capi)/.*"));
    }

    /** The includes in the C sources of a folder whose target matches, as {@code file: target}. */
    private static List<String> includes(String folder, String forbidden) throws IOException {
        var pattern = Pattern.compile("^\\s*#\\s*include\\s*[<\"](" + forbidden + ")[>\"]");
        var found = new ArrayList<String>();
        try (var files = Files.walk(Path.of(System.getProperty("conch.home")).resolve(folder))) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(c|h|inc)")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    var match = pattern.matcher(line);
                    if (match.find()) {
                        found.add(file.getFileName() + ": " + match.group(1));
                    }
                }
            }
        }
        return found;
    }
}
