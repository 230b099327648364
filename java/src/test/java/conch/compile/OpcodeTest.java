package conch.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The one table of instructions agrees with itself, and with the numbers that the eval loop switches over. */
class OpcodeTest {
    @Test
    void theNumbersAreThoseOfTheTable() throws Exception {
        Map<String, Integer> numbers = new TreeMap<>(), rows = new TreeMap<>();
        for (Field field : Op.class.getDeclaredFields()) numbers.put(field.getName(), field.getInt(null));
        for (Opcode opcode : Opcode.values()) rows.put(opcode.name(), opcode.ordinal());
        assertEquals(rows, numbers);
        assertTrue(rows.size() <= 256, "an opcode has 8 bits");
    }

    /** Where the effect does not depend on the operand, it is what the picture shows. */
    @Test
    void thePicturesShowTheEffects() {
        Map<Opcode, Integer> drawn = new TreeMap<>(), effects = new TreeMap<>();
        for (Opcode opcode : Opcode.values()) {
            if (opcode.effect == Opcode.VARIABLE) continue;
            String[] sides = opcode.picture.split(" {2,}")[0].split("→", -1);
            assertEquals(2, sides.length, opcode + ": " + opcode.picture);
            drawn.put(opcode, values(sides[1]) - values(sides[0]));
            effects.put(opcode, opcode.effect);
        }
        assertEquals(drawn, effects);
    }

    /** How many values one side of a picture has: what stands in round brackets is one, in square brackets none for sure, behind "or" the same otherwise. */
    private static int values(String side) {
        String text = side.replaceAll("\\([^)]*\\)", "value").replaceAll("\\[[^]]*\\]", "").replaceAll(", or .*", "").trim();
        return text.isEmpty() ? 0 : text.split(" +").length;
    }

    /** A row whose effect depends on the operand has a rule for it, which throws where there is none. */
    @Test
    void everyEffectIsKnown() {
        for (Opcode opcode : Opcode.values()) {
            opcode.effect(1, false);
            opcode.effect(1, true);
        }
    }
}
