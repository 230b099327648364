package conch.compile;

import conch.syntax.Ast;
import conch.syntax.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calls: {@code f(x, k=y)} as CALL, {@code o.m(x)} by way of LOAD_METHOD, anything with stars as CALL_FUNCTION_EX. */
final class CallSites {
    private final Unit u;
    private final Assembler code;

    CallSites(Unit unit) {
        u = unit;
        code = unit.code;
    }

    void call(Ast.Call e) {
        checkKeywords(e.keywords());
        boolean stars = isStarred(e.args(), e.keywords());
        if (!stars && e.func() instanceof Ast.Attribute method) {
            methodCall(e, method);
            return;
        }
        callee(e.func());
        arguments(0, e.args(), e.keywords());
    }

    private void callee(Ast.ExprNode func) {
        if (func instanceof Ast.Name name) {
            Span before = code.at(func.pos());
            boolean done = u.targets.loadGlobalCallee(name.id());
            code.at(before);
            if (done) return;
        }
        code.emit(Opcode.PUSH_NULL);
        u.expressions.visit(func);
    }

    private void methodCall(Ast.Call e, Ast.Attribute method) {
        u.expressions.visit(method.value());
        Span call = code.at(fromMethodName(method, method.pos()));
        code.emit(Opcode.LOAD_METHOD, u.name(u.mangle(method.attr())));
        code.at(fromMethodName(method, call));
        arguments(0, e.args(), e.keywords());
        code.at(call);
    }

    /** A method on a later line than its object is shown from its name on. */
    private static Span fromMethodName(Ast.Attribute method, Span whole) {
        Span pos = method.pos();
        if (pos.lineno() == pos.endLineno()) return whole;
        int start = pos.endCol() - method.attr().codePointCount(0, method.attr().length());
        return new Span(pos.endLineno(), Math.max(0, start), whole.endLineno(), whole.endCol());
    }

    private static boolean isStarred(List<Ast.ExprNode> args, List<Ast.Keyword> keywords) {
        for (Ast.ExprNode a : args) if (a instanceof Ast.Starred) return true;
        for (Ast.Keyword k : keywords) if (k.arg() == null) return true;
        return false;
    }

    private void checkKeywords(List<Ast.Keyword> keywords) {
        Set<String> seen = new HashSet<>();
        for (Ast.Keyword k : keywords) {
            if (k.arg() != null && !seen.add(k.arg())) throw u.error("keyword argument repeated: " + k.arg(), k.pos());
        }
    }

    /** The arguments and the call itself; the callee and {@code already} arguments lie on the stack. */
    void arguments(int already, List<Ast.ExprNode> args, List<Ast.Keyword> keywords) {
        if (isStarred(args, keywords)) {
            starredArguments(already, args, keywords);
            return;
        }
        u.expressions.visitAll(args);
        List<Object> names = new ArrayList<>();
        for (Ast.Keyword k : keywords) {
            u.expressions.visit(k.value());
            names.add(k.arg());
        }
        if (!names.isEmpty()) code.emit(Opcode.KW_NAMES, u.constants.add(new ConstantPool.Tuple(names)));
        code.emit(Opcode.CALL, already + args.size() + names.size());
    }

    private void starredArguments(int already, List<Ast.ExprNode> args, List<Ast.Keyword> keywords) {
        if (already == 0 && args.size() == 1 && args.getFirst() instanceof Ast.Starred star) {
            u.expressions.visit(star.value());
        } else {
            code.emit(Opcode.BUILD_LIST, already);
            for (Ast.ExprNode a : args) {
                u.expressions.visit(a instanceof Ast.Starred star ? star.value() : a);
                code.emit(a instanceof Ast.Starred ? Opcode.LIST_EXTEND : Opcode.LIST_APPEND, 1);
            }
            code.emit(Opcode.LIST_TO_TUPLE);
        }
        if (!keywords.isEmpty()) {
            code.emit(Opcode.BUILD_MAP, 0);
            for (int i = 0; i < keywords.size(); i++) keywordOrMapping(keywords.get(i));
        }
        code.emit(Opcode.CALL_FUNCTION_EX, keywords.isEmpty() ? 0 : 1);
    }

    private void keywordOrMapping(Ast.Keyword k) {
        if (k.arg() == null) {
            u.expressions.visit(k.value());
        } else {
            u.loadConstant(k.arg());
            u.expressions.visit(k.value());
            code.emit(Opcode.BUILD_MAP, 1);
        }
        code.emit(Opcode.DICT_MERGE, 1);
    }
}
