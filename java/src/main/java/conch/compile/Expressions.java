package conch.compile;

import conch.object.BinaryOp;
import conch.object.CompareOp;
import conch.syntax.Ast;
import conch.syntax.Span;
import java.math.BigInteger;
import java.util.List;

/** Expressions: each leaves one value on the stack. Calls are in {@link CallSites}, comprehensions and lambdas in {@link Functions}. */
final class Expressions {
    private final Unit u;
    private final Assembler code;
    private final CallSites calls;

    Expressions(Unit unit) {
        u = unit;
        code = unit.code;
        calls = new CallSites(unit);
    }

    void visit(Ast.ExprNode node) {
        Span before = code.at(node.pos());
        Object constant = Folding.constant(node);
        if (constant != null) u.loadConstant(constant);
        else compile(node);
        code.at(before);
    }

    void visitAll(List<Ast.ExprNode> nodes) {
        for (Ast.ExprNode e : nodes) visit(e);
    }

    private void compile(Ast.ExprNode node) {
        switch (node) {
            case Ast.Name e -> u.targets.loadName(e.id());
            case Ast.Constant e -> u.loadConstant(Folding.literal(e.value()));
            case Ast.Attribute e -> {
                visit(e.value());
                code.emit(Opcode.LOAD_ATTR, u.name(u.mangle(e.attr())));
            }
            case Ast.Subscript e -> {
                visit(e.value());
                visit(e.slice());
                code.emit(Opcode.BINARY_SUBSCR);
            }
            case Ast.Slice e -> slice(e);
            case Ast.Call e -> calls.call(e);
            case Ast.BinOp e -> {
                visit(e.left());
                visit(e.right());
                code.emit(Opcode.BINARY_OP, operator(e.op()).ordinal());
            }
            case Ast.UnaryOp e -> {
                visit(e.operand());
                code.emit(unary(e.op()));
            }
            case Ast.Compare e -> compare(e);
            case Ast.BoolOp e -> boolOp(e);
            case Ast.IfExp e -> ternary(e);
            case Ast.NamedExpr e -> {
                visit(e.value());
                code.emit(Opcode.COPY, 1);
                u.targets.store(e.target());
            }
            case Ast.Tuple e -> sequence(e.elts(), Opcode.BUILD_TUPLE, true);
            case Ast.List e -> list(e);
            case Ast.Set e -> sequence(e.elts(), Opcode.BUILD_SET, false);
            case Ast.Dict e -> dict(e);
            case Ast.JoinedStr e -> joined(e);
            case Ast.FormattedValue e -> formatted(e);
            case Ast.Lambda e -> u.functions.lambda(e);
            case Ast.ListComp e -> u.functions.comprehension(e, e.generators(), e.elt(), null, Opcode.BUILD_LIST);
            case Ast.SetComp e -> u.functions.comprehension(e, e.generators(), e.elt(), null, Opcode.BUILD_SET);
            case Ast.DictComp e -> u.functions.comprehension(e, e.generators(), e.key(), e.value(), Opcode.BUILD_MAP);
            case Ast.GeneratorExp e -> u.functions.comprehension(e, e.generators(), e.elt(), null, null);
            case Ast.Yield e -> {
                if (e.value() == null) u.loadNone();
                else visit(e.value());
                code.emit(Opcode.YIELD_VALUE);
                code.emit(Opcode.RESUME, 1);
            }
            case Ast.YieldFrom e -> yieldFrom(e);
            case Ast.Starred e -> throw u.error("can't use starred expression here", e.pos());
            case Ast.Await e -> throw new IllegalStateException("the scope builder lets no await through");
        }
    }

    static BinaryOp operator(Ast.Operator op) {
        return switch (op) {
            case Add -> BinaryOp.ADD;
            case Sub -> BinaryOp.SUBTRACT;
            case Mult -> BinaryOp.MULTIPLY;
            case MatMult -> BinaryOp.MATRIX_MULTIPLY;
            case Div -> BinaryOp.TRUE_DIVIDE;
            case Mod -> BinaryOp.REMAINDER;
            case Pow -> BinaryOp.POWER;
            case LShift -> BinaryOp.LSHIFT;
            case RShift -> BinaryOp.RSHIFT;
            case BitOr -> BinaryOp.OR;
            case BitXor -> BinaryOp.XOR;
            case BitAnd -> BinaryOp.AND;
            case FloorDiv -> BinaryOp.FLOOR_DIVIDE;
        };
    }

    private static Opcode unary(Ast.UnaryOperator op) {
        return switch (op) {
            case Invert -> Opcode.UNARY_INVERT;
            case Not -> Opcode.UNARY_NOT;
            case UAdd -> Opcode.UNARY_POSITIVE;
            case USub -> Opcode.UNARY_NEGATIVE;
        };
    }

    private void slice(Ast.Slice e) {
        visitOrNone(e.lower());
        visitOrNone(e.upper());
        if (e.step() != null) visit(e.step());
        code.emit(Opcode.BUILD_SLICE, e.step() == null ? 2 : 3);
    }

    private void visitOrNone(Ast.ExprNode e) {
        if (e == null) u.loadNone();
        else visit(e);
    }

    // ---- comparisons and conditions

    private void comparison(Ast.CmpOperator op) {
        switch (op) {
            case Eq -> code.emit(Opcode.COMPARE_OP, CompareOp.EQ.ordinal());
            case NotEq -> code.emit(Opcode.COMPARE_OP, CompareOp.NE.ordinal());
            case Lt -> code.emit(Opcode.COMPARE_OP, CompareOp.LT.ordinal());
            case LtE -> code.emit(Opcode.COMPARE_OP, CompareOp.LE.ordinal());
            case Gt -> code.emit(Opcode.COMPARE_OP, CompareOp.GT.ordinal());
            case GtE -> code.emit(Opcode.COMPARE_OP, CompareOp.GE.ordinal());
            case Is -> code.emit(Opcode.IS_OP, 0);
            case IsNot -> code.emit(Opcode.IS_OP, 1);
            case In -> code.emit(Opcode.CONTAINS_OP, 0);
            case NotIn -> code.emit(Opcode.CONTAINS_OP, 1);
        }
    }

    private void comparator(Ast.CmpOperator op, Ast.ExprNode e) {
        boolean membership = op == Ast.CmpOperator.In || op == Ast.CmpOperator.NotIn;
        List<Object> items = !membership ? null : e instanceof Ast.List l ? Folding.constants(l.elts()) : e instanceof Ast.Set s ? Folding.constants(s.elts()) : null;
        if (items == null) visit(e);
        else u.loadConstant(e instanceof Ast.Set ? new ConstantPool.FrozenSet(items) : new ConstantPool.Tuple(items));
    }

    private void compare(Ast.Compare e) {
        int last = e.ops().size() - 1;
        visit(e.left());
        if (last == 0) {
            comparator(e.ops().get(0), e.comparators().get(0));
            comparison(e.ops().get(0));
            return;
        }
        Assembler.Label cleanup = new Assembler.Label(), end = new Assembler.Label();
        for (int i = 0; i < last; i++) {
            visit(e.comparators().get(i));
            code.emit(Opcode.SWAP, 2);
            code.emit(Opcode.COPY, 2);
            comparison(e.ops().get(i));
            code.jump(Opcode.JUMP_IF_FALSE_OR_POP, cleanup);
        }
        comparator(e.ops().get(last), e.comparators().get(last));
        comparison(e.ops().get(last));
        code.jump(Opcode.JUMP_FORWARD, end);
        code.place(cleanup);
        code.emit(Opcode.SWAP, 2);
        code.emit(Opcode.POP_TOP);
        code.place(end);
    }

    private void boolOp(Ast.BoolOp e) {
        Opcode jump = e.op() == Ast.BoolOperator.And ? Opcode.JUMP_IF_FALSE_OR_POP : Opcode.JUMP_IF_TRUE_OR_POP;
        Assembler.Label end = new Assembler.Label();
        for (int i = 0; i + 1 < e.values().size(); i++) {
            visit(e.values().get(i));
            code.jump(jump, end);
        }
        visit(e.values().getLast());
        code.place(end);
    }

    private void ternary(Ast.IfExp e) {
        Assembler.Label otherwise = new Assembler.Label(), end = new Assembler.Label();
        jumpIf(e.test(), otherwise, false);
        visit(e.body());
        code.jump(Opcode.JUMP_FORWARD, end);
        code.place(otherwise);
        visit(e.orelse());
        code.place(end);
    }

    /** Goes to {@code target} when the truth of {@code test} is {@code wanted}, on otherwise; leaves nothing on the stack. */
    void jumpIf(Ast.ExprNode test, Assembler.Label target, boolean wanted) {
        Span before = code.at(test.pos());
        Boolean known = known(test);
        if (known != null) {
            if (known == wanted) code.jump(Opcode.JUMP_FORWARD, target);
        } else if (test instanceof Ast.UnaryOp not && not.op() == Ast.UnaryOperator.Not) {
            jumpIf(not.operand(), target, !wanted);
        } else if (test instanceof Ast.BoolOp e) {
            jumpIfAnyOrAll(e, target, wanted);
        } else if (test instanceof Ast.Compare e && e.ops().size() > 1) {
            jumpIfChain(e, target, wanted);
        } else {
            visit(test);
            code.jump(wanted ? Opcode.POP_JUMP_IF_TRUE : Opcode.POP_JUMP_IF_FALSE, target);
        }
        code.at(before);
    }

    private static Boolean known(Ast.ExprNode test) {
        return switch (Folding.constant(test)) {
            case Boolean b -> b;
            case BigInteger i -> i.signum() != 0;
            case String s -> !s.isEmpty();
            case ConstantPool.Mark mark -> mark != ConstantPool.Mark.NONE;
            case null, default -> null;
        };
    }

    private void jumpIfAnyOrAll(Ast.BoolOp e, Assembler.Label target, boolean wanted) {
        boolean decides = e.op() == Ast.BoolOperator.Or;
        Assembler.Label on = new Assembler.Label();
        Assembler.Label early = decides == wanted ? target : on;
        for (int i = 0; i + 1 < e.values().size(); i++) jumpIf(e.values().get(i), early, decides);
        jumpIf(e.values().getLast(), target, wanted);
        code.place(on);
    }

    private void jumpIfChain(Ast.Compare e, Assembler.Label target, boolean wanted) {
        int last = e.ops().size() - 1;
        Assembler.Label cleanup = new Assembler.Label(), end = new Assembler.Label();
        visit(e.left());
        for (int i = 0; i < last; i++) {
            visit(e.comparators().get(i));
            code.emit(Opcode.SWAP, 2);
            code.emit(Opcode.COPY, 2);
            comparison(e.ops().get(i));
            code.jump(Opcode.POP_JUMP_IF_FALSE, cleanup);
        }
        comparator(e.ops().get(last), e.comparators().get(last));
        comparison(e.ops().get(last));
        code.jump(wanted ? Opcode.POP_JUMP_IF_TRUE : Opcode.POP_JUMP_IF_FALSE, target);
        code.jump(Opcode.JUMP_FORWARD, end);
        code.place(cleanup);
        code.emit(Opcode.POP_TOP);
        if (!wanted) code.jump(Opcode.JUMP_FORWARD, target);
        code.place(end);
    }

    // ---- displays

    private static boolean hasStar(List<Ast.ExprNode> elements) {
        for (Ast.ExprNode e : elements) if (e instanceof Ast.Starred) return true;
        return false;
    }

    private void list(Ast.List e) {
        ConstantPool.Tuple items = e.elts().size() > 2 ? Folding.tuple(e.elts()) : null;
        if (items == null) {
            sequence(e.elts(), Opcode.BUILD_LIST, false);
            return;
        }
        code.emit(Opcode.BUILD_LIST, 0);
        u.loadConstant(items);
        code.emit(Opcode.LIST_EXTEND, 1);
    }

    /** A tuple, list or set display; one with {@code *x} in it grows element by element. */
    void sequence(List<Ast.ExprNode> elements, Opcode build, boolean tuple) {
        if (!hasStar(elements)) {
            visitAll(elements);
            code.emit(build, elements.size());
            return;
        }
        boolean set = build == Opcode.BUILD_SET;
        int first = 0;
        while (!(elements.get(first) instanceof Ast.Starred)) visit(elements.get(first++));
        code.emit(set ? Opcode.BUILD_SET : Opcode.BUILD_LIST, first);
        for (Ast.ExprNode e : elements.subList(first, elements.size())) {
            if (e instanceof Ast.Starred star) {
                visit(star.value());
                code.emit(set ? Opcode.SET_UPDATE : Opcode.LIST_EXTEND, 1);
            } else {
                visit(e);
                code.emit(set ? Opcode.SET_ADD : Opcode.LIST_APPEND, 1);
            }
        }
        if (tuple) code.emit(Opcode.LIST_TO_TUPLE);
    }

    private void dict(Ast.Dict e) {
        int run = 0;
        boolean begun = false;
        for (int i = 0; i < e.keys().size(); i++) {
            if (e.keys().get(i) != null) {
                visit(e.keys().get(i));
                visit(e.values().get(i));
                run++;
                continue;
            }
            begun = flush(run, begun);
            run = 0;
            if (!begun) {
                code.emit(Opcode.BUILD_MAP, 0);
                begun = true;
            }
            visit(e.values().get(i));
            code.emit(Opcode.DICT_UPDATE, 1);
        }
        if (run > 0 || !begun) {
            code.emit(Opcode.BUILD_MAP, run);
            if (begun) code.emit(Opcode.DICT_UPDATE, 1);
        }
    }

    private boolean flush(int run, boolean begun) {
        if (run == 0) return begun;
        code.emit(Opcode.BUILD_MAP, run);
        if (begun) code.emit(Opcode.DICT_UPDATE, 1);
        return true;
    }

    // ---- f-strings, generators

    private void joined(Ast.JoinedStr e) {
        visitAll(e.values());
        if (e.values().size() != 1) code.emit(Opcode.BUILD_STRING, e.values().size());
    }

    private void formatted(Ast.FormattedValue e) {
        visit(e.value());
        int arg = switch (e.conversion()) {
            case 's' -> 1;
            case 'r' -> 2;
            case 'a' -> 3;
            default -> 0;
        };
        if (e.formatSpec() != null) {
            visit(e.formatSpec());
            arg |= Opcode.FORMAT_HAS_SPEC;
        }
        code.emit(Opcode.FORMAT_VALUE, arg);
    }

    private void yieldFrom(Ast.YieldFrom e) {
        Assembler.Label again = new Assembler.Label(), done = new Assembler.Label();
        visit(e.value());
        code.emit(Opcode.GET_YIELD_FROM_ITER);
        u.loadNone();
        code.place(again);
        code.jump(Opcode.SEND, done);
        code.emit(Opcode.YIELD_VALUE);
        code.emit(Opcode.RESUME, 2);
        code.jump(Opcode.JUMP_BACKWARD_NO_INTERRUPT, again);
        code.place(done);
    }
}
