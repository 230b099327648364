package conch.compile;

import conch.syntax.Ast;
import conch.syntax.Literal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What an expression is worth at compile time: constants, tuples of them, and arithmetic on numbers that gives a number of moderate
 * size, as CPython's ast_opt.c folds it. Null means: not a constant.
 */
final class Folding {
    private static final int MOST_BITS = 128, MOST_CHARACTERS = 4096, MOST_ITEMS = 256;

    private Folding() {
    }

    static Object constant(Ast.ExprNode node) {
        return switch (node) {
            case Ast.Constant c -> literal(c.value());
            case Ast.Tuple t -> tuple(t.elts());
            case Ast.UnaryOp e -> unary(e.op(), constant(e.operand()));
            case Ast.BinOp e -> binary(e);
            case Ast.Name n -> n.id().equals("__debug__") ? Boolean.TRUE : null;
            default -> null;
        };
    }

    static Object literal(Literal value) {
        return switch (value) {
            case Literal.NoneLit n -> ConstantPool.Mark.NONE;
            case Literal.Ellipsis e -> ConstantPool.Mark.ELLIPSIS;
            case Literal.Bool b -> b.value();
            case Literal.Int i -> i.value();
            case Literal.Float f -> f.value();
            case Literal.Complex c -> new ConstantPool.Imaginary(c.imag());
            case Literal.Str s -> s.value();
            case Literal.Bytes b -> new ConstantPool.Bytes(new String(b.value(), StandardCharsets.ISO_8859_1));
        };
    }

    static ConstantPool.Tuple tuple(List<Ast.ExprNode> elements) {
        List<Object> items = constants(elements);
        return items == null ? null : new ConstantPool.Tuple(items);
    }

    /** All of them, or null when one is not a constant. */
    static List<Object> constants(List<Ast.ExprNode> elements) {
        List<Object> items = new ArrayList<>();
        for (Ast.ExprNode e : elements) {
            Object item = constant(e);
            if (item == null) return null;
            items.add(item);
        }
        return items;
    }

    private static Object unary(Ast.UnaryOperator op, Object operand) {
        return switch (operand) {
            case BigInteger i -> switch (op) {
                case USub -> i.negate();
                case UAdd -> i;
                case Invert -> i.not();
                case Not -> i.signum() == 0;
            };
            case Double d -> switch (op) {
                case USub -> -d;
                case UAdd -> d;
                default -> null;
            };
            case Boolean b -> op == Ast.UnaryOperator.Not ? !b : null;
            case null, default -> null;
        };
    }

    private static Object binary(Ast.BinOp e) {
        Object left = constant(e.left()), right = left == null ? null : constant(e.right());
        if (left instanceof BigInteger a && right instanceof BigInteger b) return integers(e.op(), a, b);
        Object sequence = sequences(e.op(), left, right);
        if (sequence != null) return sequence;
        if (left instanceof Number a && right instanceof Number b && !(left instanceof BigInteger big && big.bitLength() > 53)
            && !(right instanceof BigInteger other && other.bitLength() > 53)) {
            return doubles(e.op(), a.doubleValue(), b.doubleValue());
        }
        return null;
    }

    /** Joined or repeated strings, bytes and tuples of moderate size. */
    private static Object sequences(Ast.Operator op, Object left, Object right) {
        if (op == Ast.Operator.Add) {
            if (left instanceof String a && right instanceof String b) return a + b;
            if (left instanceof ConstantPool.Bytes a && right instanceof ConstantPool.Bytes b) return new ConstantPool.Bytes(a.latin1() + b.latin1());
            if (left instanceof ConstantPool.Tuple a && right instanceof ConstantPool.Tuple b) {
                List<Object> all = new ArrayList<>(a.items());
                all.addAll(b.items());
                return new ConstantPool.Tuple(all);
            }
        }
        if (op != Ast.Operator.Mult) return null;
        if (right instanceof BigInteger times) return repeated(left, times);
        return left instanceof BigInteger times ? repeated(right, times) : null;
    }

    private static Object repeated(Object sequence, BigInteger times) {
        if (times.signum() < 0 || times.bitLength() > 13) return null;
        int n = times.intValue();
        return switch (sequence) {
            case String s when (long) s.length() * n <= MOST_CHARACTERS -> s.repeat(n);
            case ConstantPool.Bytes b when (long) b.latin1().length() * n <= MOST_CHARACTERS -> new ConstantPool.Bytes(b.latin1().repeat(n));
            case ConstantPool.Tuple t when (long) t.items().size() * n <= MOST_ITEMS -> {
                List<Object> all = new ArrayList<>();
                for (int i = 0; i < n; i++) all.addAll(t.items());
                yield new ConstantPool.Tuple(all);
            }
            case null, default -> null;
        };
    }

    private static Object integers(Ast.Operator op, BigInteger a, BigInteger b) {
        return switch (op) {
            case Add -> a.add(b);
            case Sub -> a.subtract(b);
            case Mult -> a.bitLength() + b.bitLength() <= MOST_BITS ? a.multiply(b) : null;
            case BitAnd -> a.and(b);
            case BitOr -> a.or(b);
            case BitXor -> a.xor(b);
            case LShift -> b.signum() >= 0 && b.bitLength() < 8 && a.bitLength() + b.intValue() <= MOST_BITS ? a.shiftLeft(b.intValue()) : null;
            case RShift -> b.signum() >= 0 && b.bitLength() < 31 ? a.shiftRight(b.intValue()) : null;
            case Pow -> b.signum() >= 0 && b.bitLength() < 8 && (long) a.bitLength() * b.intValue() <= MOST_BITS ? a.pow(b.intValue()) : null;
            case FloorDiv -> b.signum() > 0 && a.signum() >= 0 ? a.divide(b) : null;
            case Mod -> b.signum() > 0 && a.signum() >= 0 ? a.mod(b) : null;
            case Div -> b.signum() != 0 && a.bitLength() <= 53 && b.bitLength() <= 53 ? (Object) (a.doubleValue() / b.doubleValue()) : null;
            default -> null;
        };
    }

    private static Object doubles(Ast.Operator op, double a, double b) {
        return switch (op) {
            case Add -> a + b;
            case Sub -> a - b;
            case Mult -> a * b;
            case Div -> b != 0 ? (Object) (a / b) : null;
            default -> null;
        };
    }
}
