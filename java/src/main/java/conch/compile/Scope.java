package conch.compile;

import conch.syntax.Source;
import conch.syntax.Span;
import conch.syntax.SyntaxError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The names of one block (module, function, lambda, comprehension, class body) and what each of them is. {@link ScopeBuilder} collects
 * how a block uses its names; {@link #resolve} then decides, from the outermost block inwards, by the rules of CPython's symbol table.
 */
final class Scope {
    enum Kind { MODULE, CLASS, FUNCTION }

    /** What a name of a block is. A cell is a local that an inner block closes over. */
    enum Binding { LOCAL, CELL, FREE, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, NAME }

    static final class Symbol {
        boolean parameter, assigned, used, global, nonlocal, annotated;
        Span firstUse, declared;
        Binding binding;

        boolean isBound() {
            return parameter || assigned;
        }
    }

    private static final String PASSED = " (passed)";

    final Kind kind;
    final String name;
    final Scope parent;
    final List<Scope> children = new ArrayList<>();
    final Map<String, Symbol> symbols = new LinkedHashMap<>();
    boolean isGenerator, isComprehension;
    /** Of a class: a method asks for {@code __class__}. */
    boolean needsClassCell;
    boolean hasAnnotations;

    Scope(Kind kind, String name, Scope parent) {
        this.kind = kind;
        this.name = name;
        this.parent = parent;
        if (parent != null) parent.children.add(this);
    }

    Symbol symbol(String name) {
        return symbols.computeIfAbsent(name, n -> new Symbol());
    }

    boolean isFunction() {
        return kind == Kind.FUNCTION;
    }

    /** Whether this block or one around it is a function: its globals cannot be hidden by an outer local otherwise. */
    boolean isNested() {
        for (Scope s = parent; s != null; s = s.parent) if (s.isFunction()) return true;
        return false;
    }

    void resolve(Source source) {
        for (Map.Entry<String, Symbol> entry : symbols.entrySet()) {
            Symbol symbol = entry.getValue();
            if (symbol.binding == null) symbol.binding = decide(entry.getKey(), symbol, source);
        }
        for (Scope child : children) child.resolve(source);
    }

    private Binding decide(String name, Symbol symbol, Source source) {
        if (symbol.global) return Binding.GLOBAL_EXPLICIT;
        if (symbol.nonlocal) {
            if (kind == Kind.MODULE) throw new SyntaxError("nonlocal declaration not allowed at module level", source, symbol.declared);
            if (!closeOver(name)) throw new SyntaxError("no binding for nonlocal '" + name + "' found", source, symbol.declared);
            return Binding.FREE;
        }
        if (symbol.isBound()) return isFunction() ? Binding.LOCAL : Binding.NAME;
        if (closeOver(name)) return Binding.FREE;
        return isFunction() || kind == Kind.CLASS && isNested() && declaredGlobalOutside(name) ? Binding.GLOBAL_IMPLICIT : Binding.NAME;
    }

    private boolean declaredGlobalOutside(String name) {
        for (Scope s = parent; s != null && s.kind != Kind.MODULE; s = s.parent) {
            Symbol symbol = s.symbols.get(name);
            if (s.isFunction() && symbol != null) return symbol.global;
        }
        return false;
    }

    /** Finds the enclosing function that binds the name, makes it a cell there, and passes it through the blocks between. */
    private boolean closeOver(String name) {
        for (Scope owner = parent; owner != null; owner = owner.parent) {
            if (owner.kind == Kind.MODULE) return false;
            if (owner.kind == Kind.CLASS) {
                if (!name.equals("__class__")) continue;
                owner.needsClassCell = true;
                passThrough(name, owner);
                return true;
            }
            Symbol symbol = owner.symbols.get(name);
            if (symbol != null && symbol.global) return false;
            if (symbol == null || !symbol.isBound() && symbol.binding != Binding.FREE) continue;
            if (symbol.binding == Binding.LOCAL) symbol.binding = Binding.CELL;
            passThrough(name, owner);
            return true;
        }
        return false;
    }

    private void passThrough(String name, Scope owner) {
        for (Scope between = parent; between != owner; between = between.parent) {
            Symbol own = between.symbols.get(name);
            boolean keepApart = between.kind == Kind.CLASS && own != null && own.isBound();
            between.symbol(keepApart ? passedKey(name) : name).binding = Binding.FREE;
        }
    }

    /** A class that binds a name itself and also passes an outer variable of that name to its methods keeps the two apart. */
    private static String passedKey(String name) {
        return name + PASSED;
    }

    Binding binding(String name) {
        Symbol symbol = symbols.get(name);
        return symbol == null || symbol.binding == null ? (isFunction() ? Binding.GLOBAL_IMPLICIT : Binding.NAME) : symbol.binding;
    }

    /** Names of the cells, sorted as CPython does; {@code __class__} of a class among them. */
    List<String> cells() {
        TreeSet<String> names = new TreeSet<>();
        symbols.forEach((name, symbol) -> {
            if (symbol.binding == Binding.CELL) names.add(name);
        });
        if (needsClassCell) names.add("__class__");
        return List.copyOf(names);
    }

    List<String> free() {
        TreeSet<String> names = new TreeSet<>();
        symbols.forEach((name, symbol) -> {
            if (symbol.binding == Binding.FREE) names.add(name.endsWith(PASSED) ? name.substring(0, name.length() - PASSED.length()) : name);
        });
        return List.copyOf(names);
    }

    /** The function's own variables, parameters first. */
    List<String> locals() {
        List<String> names = new ArrayList<>();
        symbols.forEach((name, symbol) -> {
            if (symbol.parameter) names.add(name);
        });
        symbols.forEach((name, symbol) -> {
            if (!symbol.parameter && isFunction() && (symbol.binding == Binding.LOCAL)) names.add(name);
        });
        return names;
    }
}
