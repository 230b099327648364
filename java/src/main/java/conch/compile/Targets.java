package conch.compile;

import conch.syntax.Ast;
import java.util.List;

/** Names, by what the scope says they are, and targets: what stands left of {@code =}, in {@code for}, {@code with} and {@code del}. */
final class Targets {
    private final Unit u;
    private final Assembler code;

    Targets(Unit unit) {
        u = unit;
        code = unit.code;
    }

    void loadName(String written) {
        String name = u.mangle(written);
        switch (u.scope.binding(name)) {
            case LOCAL -> code.emit(Opcode.LOAD_FAST, u.variable(name));
            case CELL -> code.emit(Opcode.LOAD_DEREF, u.variable(name));
            case FREE -> code.emit(u.scope.kind == Scope.Kind.CLASS ? Opcode.LOAD_CLASSDEREF : Opcode.LOAD_DEREF, u.variable(name));
            case GLOBAL_EXPLICIT, GLOBAL_IMPLICIT -> code.emit(Opcode.LOAD_GLOBAL, u.name(name) << 1);
            case NAME -> code.emit(Opcode.LOAD_NAME, u.name(name));
        }
    }

    /** Whether calling the name can push the NULL below it in one instruction; does so then. */
    boolean loadGlobalCallee(String written) {
        String name = u.mangle(written);
        Scope.Binding binding = u.scope.binding(name);
        if (binding != Scope.Binding.GLOBAL_EXPLICIT && binding != Scope.Binding.GLOBAL_IMPLICIT) return false;
        code.emit(Opcode.LOAD_GLOBAL, u.name(name) << 1 | 1);
        return true;
    }

    void storeName(String written) {
        String name = u.mangle(written);
        switch (u.scope.binding(name)) {
            case LOCAL -> code.emit(Opcode.STORE_FAST, u.variable(name));
            case CELL, FREE -> code.emit(Opcode.STORE_DEREF, u.variable(name));
            case GLOBAL_EXPLICIT, GLOBAL_IMPLICIT -> code.emit(Opcode.STORE_GLOBAL, u.name(name));
            case NAME -> code.emit(Opcode.STORE_NAME, u.name(name));
        }
    }

    void deleteName(String written) {
        String name = u.mangle(written);
        switch (u.scope.binding(name)) {
            case LOCAL -> code.emit(Opcode.DELETE_FAST, u.variable(name));
            case CELL, FREE -> code.emit(Opcode.DELETE_DEREF, u.variable(name));
            case GLOBAL_EXPLICIT, GLOBAL_IMPLICIT -> code.emit(Opcode.DELETE_GLOBAL, u.name(name));
            case NAME -> code.emit(Opcode.DELETE_NAME, u.name(name));
        }
    }

    void store(Ast.ExprNode target) {
        switch (target) {
            case Ast.Name n -> {
                code.at(n.pos());
                storeName(n.id());
            }
            case Ast.Attribute a -> {
                u.expressions.visit(a.value());
                code.at(a.pos());
                code.emit(Opcode.STORE_ATTR, u.name(u.mangle(a.attr())));
            }
            case Ast.Subscript s -> {
                u.expressions.visit(s.value());
                u.expressions.visit(s.slice());
                code.at(s.pos());
                code.emit(Opcode.STORE_SUBSCR);
            }
            case Ast.Tuple t -> unpack(t, t.elts());
            case Ast.List l -> unpack(l, l.elts());
            case Ast.Starred s -> throw u.error("starred assignment target must be in a list or tuple", s.pos());
            default -> throw new IllegalStateException("the parser lets no target " + target.getClass().getSimpleName() + " through");
        }
    }

    private void unpack(Ast.ExprNode whole, List<Ast.ExprNode> targets) {
        int star = -1;
        for (int i = 0; i < targets.size(); i++) {
            if (!(targets.get(i) instanceof Ast.Starred)) continue;
            if (star >= 0) throw u.error("multiple starred expressions in assignment", whole.pos());
            star = i;
        }
        code.at(whole.pos());
        if (star < 0) {
            code.emit(Opcode.UNPACK_SEQUENCE, targets.size());
        } else {
            int after = targets.size() - star - 1;
            if (star >= 256) throw u.error("too many expressions in star-unpacking assignment", whole.pos());
            code.emit(Opcode.UNPACK_EX, star | after << 8);
        }
        for (Ast.ExprNode target : targets) store(target instanceof Ast.Starred s ? s.value() : target);
    }

    void delete(Ast.ExprNode target) {
        switch (target) {
            case Ast.Name n -> {
                code.at(n.pos());
                deleteName(n.id());
            }
            case Ast.Attribute a -> {
                u.expressions.visit(a.value());
                code.at(a.pos());
                code.emit(Opcode.DELETE_ATTR, u.name(u.mangle(a.attr())));
            }
            case Ast.Subscript s -> {
                u.expressions.visit(s.value());
                u.expressions.visit(s.slice());
                code.at(s.pos());
                code.emit(Opcode.DELETE_SUBSCR);
            }
            case Ast.Tuple t -> t.elts().forEach(this::delete);
            case Ast.List l -> l.elts().forEach(this::delete);
            default -> throw new IllegalStateException("the parser lets no target " + target.getClass().getSimpleName() + " through");
        }
    }
}
