package conch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EvalLoopTest {
    /** HotSpot's HugeMethodLimit: a longer method is interpreted for good. */
    private static final int LIMIT = 8000;

    @Test
    void everyMethodIsShortEnoughToBeCompiled() throws Exception {
        Map<String, Integer> sizes = new TreeMap<>(), tooLong = new TreeMap<>();
        try (var file = EvalLoop.class.getResourceAsStream("EvalLoop.class")) {
            for (var method : ClassFile.of().parse(file.readAllBytes()).methods()) {
                method.findAttribute(Attributes.code()).ifPresent(code -> sizes.put(method.methodName().stringValue(), code.codeLength()));
            }
        }
        assertTrue(sizes.get("interpret") > LIMIT / 10, () -> "this is not the loop: " + sizes);
        sizes.forEach((name, size) -> {
            if (size > LIMIT) tooLong.put(name, size);
        });
        assertEquals(Map.of(), tooLong, "bytes of bytecode");
    }
}
