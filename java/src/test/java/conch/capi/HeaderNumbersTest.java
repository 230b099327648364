package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.bindings.ConchHost;
import conch.ffi.EventStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Numbers that Java has a list of its own of are those of the headers. */
class HeaderNumbersTest {
    /** What a header defines as a plain number: the names, without {@code prefix} and in capitals, and the numbers. */
    private static TreeMap<String, Integer> defined(String header, String prefix) throws IOException {
        var numbers = new TreeMap<String, Integer>();
        String text = Files.readString(ExtensionTest.HOME.resolve("native/include").resolve(header));
        Pattern.compile("(?m)^#define " + prefix + "(\\w+) (\\d+)\\b").matcher(text).results()
            .forEach(line -> numbers.put(line.group(1).toUpperCase(Locale.ROOT), Integer.valueOf(line.group(2))));
        return numbers;
    }

    /** The constants of a class that the header knows, too; how many of them there are at least is told, so that a name that is written otherwise is noticed. */
    private static void agree(Class<?> java, int least, TreeMap<String, Integer> header) throws ReflectiveOperationException {
        var ours = new TreeMap<String, Integer>();
        for (Field field : java.getDeclaredFields()) {
            if (field.getType() != int.class || !header.containsKey(field.getName())) continue;
            field.setAccessible(true);
            ours.put(field.getName(), field.getInt(null));
        }
        assertTrue(ours.size() >= least, () -> "only " + ours.keySet() + " of " + header.keySet());
        header.keySet().retainAll(ours.keySet());
        assertEquals(header, ours);
    }

    @Test
    void slots() throws Exception {
        agree(SlotNumbers.class, SlotNumbers.class.getDeclaredFields().length, defined("conch/type.h", "Py_"));
    }

    @Test
    void kindsOfMembers() throws Exception {
        agree(Members.class, 19, defined("structmember.h", "T_"));
        agree(Members.class, 1, defined("structmember.h", ""));
    }

    /** Records of events carry numbers that begin at 1. */
    @Test
    void events() throws Exception {
        for (var kind : EventStream.Kind.values()) assertEquals(number("CONCH_EVENT_" + kind), kind.ordinal() + 1, kind.name());
        for (var reason : EventStream.ReleaseReason.values()) assertEquals(number("CONCH_" + reason), reason.ordinal() + 1, reason.name());
        for (var reason : EventStream.WaitReason.values()) assertEquals(number("CONCH_WAIT_" + reason), reason.ordinal() + 1, reason.name());
    }

    private static int number(String constant) throws ReflectiveOperationException {
        return ((Number) ConchHost.class.getMethod(constant).invoke(null)).intValue();
    }
}
