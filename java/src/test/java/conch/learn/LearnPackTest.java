package conch.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnPackTest {
    @TempDir
    Path folder;

    private Pack spoiled(String file, String from, String to) throws Exception {
        Path pack = SmallPack.copy(folder.resolve("pack")), target = pack.resolve(file);
        String text = Files.readString(target);
        assertTrue(text.contains(from), "nothing to spoil");
        Files.writeString(target, text.replace(from, to));
        return Pack.at(pack);
    }

    @Test
    void exercisesAreReadInOrder() throws Exception {
        var pack = Pack.at(SmallPack.folder());
        assertEquals(List.of(), pack.problems());
        assertEquals(List.of("A1-sum", "B1-count"), pack.exercises().stream().map(Exercise::name).toList());
        var sum = pack.exercise("a1");
        assertEquals(sum, pack.exercise("sum"));
        assertEquals(List.of(GateName.BUILD, GateName.CORRECT), sum.gates());
        assertEquals(List.of("README.md", "test_total.py", "total.c"), sum.handedOut().stream().map(f -> f.getFileName().toString()).toList());
        assertEquals(3, Hints.of(sum).size());
        assertEquals(List.of(), Structure.problems(sum));
    }

    @Test
    void anUnknownExerciseIsAnsweredWithThoseThatAreThere() throws Exception {
        var pack = Pack.at(SmallPack.folder());
        assertEquals("there is no exercise 'Z9'; there are: A1, B1", assertThrows(LearnException.class, () -> pack.exercise("Z9")).getMessage());
    }

    @Test
    void aFolderWithoutAPackSaysWhatToDo() {
        assertTrue(assertThrows(LearnException.class, () -> Pack.at(folder)).getMessage().contains("conch learn new"));
    }

    @Test
    void brokenTomlHasItsLine() throws Exception {
        assertTrue(spoiled("A1-sum/info.toml", "minutes = 1", "minutes = = 1").problems().getFirst().matches("A1-sum/info.toml: line 5, column \\d+: .*"));
    }

    @Test
    void aGateInTheWrongOrderIsTold() throws Exception {
        var problems = spoiled("A1-sum/info.toml", "[\"build\", \"correct\"]", "[\"correct\", \"build\"]").problems();
        assertTrue(problems.getFirst().startsWith("A1-sum/info.toml: gates: the order is build, correct"), problems::toString);
    }

    @Test
    void wrongKindsOfValuesAreToldAllAtOnce() throws Exception {
        var problems = spoiled("A1-sum/info.toml", "kind = \"extension\"", "kind = \"game\"\ncolour = 3").problems();
        assertEquals(2, problems.size(), problems::toString);
    }

    @Test
    void aMissingScriptIsTold() throws Exception {
        var problems = spoiled("A1-sum/info.toml", "test_total.py", "test_sum.py").problems();
        assertEquals(List.of("A1-sum/info.toml: [correct] script: there is no file 'test_sum.py'"), problems);
    }

    @Test
    void whatAnExerciseLacksIsTold() throws Exception {
        Path pack = SmallPack.copy(folder.resolve("pack"));
        Files.delete(pack.resolve("A1-sum/README.md"));
        Files.writeString(pack.resolve("A1-sum/hints.md"), "## 1\nonly one\n");
        Files.delete(pack.resolve("A1-sum/solution/total.c"));
        Files.createDirectory(pack.resolve("A1-sum/mutants/forgotten"));
        assertEquals(List.of("README.md is missing", "hints.md has 1 hints, not three under `## 1`, `## 2` and `## 3`",
                "the solution has no file 'solution/total.c'", "mutants/forgotten has no [[mutant]] in info.toml"), Structure.problems(Pack.at(pack).exercise("A1")));
    }
}
