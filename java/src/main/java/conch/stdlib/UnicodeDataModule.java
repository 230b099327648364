package conch.stdlib;

import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.PyBool;
import conch.object.PyObject;
import conch.object.PyStr;
import java.text.Normalizer;

/** {@code unicodedata}: what the JDK knows of characters. */
final class UnicodeDataModule {
    /** By {@link Character#getType}. */
    private static final String[] CATEGORIES = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", null, "Co",
        "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"};

    /** The parts of the names of syllables: first consonants, vowels, last consonants. */
    private static final String[][] JAMO = {"G GG N D DD R M B BB S SS - J JJ C K T P H".replace("-", "").split(" "),
        "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" "),
        " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ")};

    private UnicodeDataModule() {
    }

    static void fill(ModuleMembers m) {
        m.oneArg("category", (self, c) -> PyStr.of(CATEGORIES[Character.getType(character(c, "category"))]));
        m.positional("name", 1, 2, (self, a) -> name(character(a[0], "name"), a.length > 1 ? a[1] : null));
        m.oneArg("lookup", (self, name) -> lookup(((PyStr) name).value));
        m.positional("normalize", 2, 2, (self, a) -> PyStr.of(Normalizer.normalize(((PyStr) a[1]).value, form(a[0]))));
        m.positional("is_normalized", 2, 2, (self, a) -> PyBool.of(Normalizer.isNormalized(((PyStr) a[1]).value, form(a[0]))));
    }

    private static int character(PyObject c, String function) {
        if (c instanceof PyStr text && text.length() == 1) return text.codePointAt(0);
        throw Errors.type("%s() argument must be a unicode character, not %s", function, Errors.typeName(c));
    }

    private static PyObject name(int c, PyObject otherwise) {
        int type = Character.getType(c);
        boolean nameless = type == Character.CONTROL || type == Character.SURROGATE || type == Character.PRIVATE_USE || type == Character.UNASSIGNED;
        if (!nameless) return PyStr.of(nameOf(c));
        if (otherwise == null) throw Errors.value("no such name");
        return otherwise;
    }

    /** The JDK names ideographs and syllables by their blocks; their own names follow rules (Unicode, sections 3.12 and 4.8). */
    private static String nameOf(int c) {
        String name = Character.getName(c);
        if (name.startsWith("CJK UNIFIED IDEOGRAPHS")) return String.format("CJK UNIFIED IDEOGRAPH-%X", c);
        if (!name.startsWith("HANGUL SYLLABLES")) return name;
        int s = c - 0xAC00, finals = JAMO[2].length, vowels = JAMO[1].length;
        return "HANGUL SYLLABLE " + JAMO[0][s / finals / vowels] + JAMO[1][s / finals % vowels] + JAMO[2][s % finals];
    }

    private static PyObject lookup(String name) {
        try {
            return PyStr.ofCodePoint(Character.codePointOf(name));
        } catch (IllegalArgumentException e) {
            throw Errors.of(ExceptionTypes.KEY_ERROR, "undefined character name '" + name + "'");
        }
    }

    private static Normalizer.Form form(PyObject name) {
        return switch (((PyStr) name).value) {
            case "NFC" -> Normalizer.Form.NFC;
            case "NFD" -> Normalizer.Form.NFD;
            case "NFKC" -> Normalizer.Form.NFKC;
            case "NFKD" -> Normalizer.Form.NFKD;
            default -> throw Errors.value("invalid normalization form");
        };
    }
}
