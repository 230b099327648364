package conch.compile;

/** Names such as {@code __x} in a class body belong to that class: {@code _Class__x}. */
final class PrivateNames {
    private PrivateNames() {
    }

    /** @param owner the class's name, null outside classes */
    static String mangle(String owner, String name) {
        if (owner == null || !name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) return name;
        int underscores = 0;
        while (underscores < owner.length() && owner.charAt(underscores) == '_') underscores++;
        return underscores == owner.length() ? name : "_" + owner.substring(underscores) + name;
    }
}
