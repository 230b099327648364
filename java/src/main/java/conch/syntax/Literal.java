package conch.syntax;

import java.math.BigInteger;
import java.util.Arrays;

/** The value of a {@link Ast.Constant}, in plain Java: the syntax knows no interpreter objects. */
public sealed interface Literal {

    /** {@code None}. */
    enum NoneLit implements Literal { INSTANCE }

    /** {@code ...} */
    enum Ellipsis implements Literal { INSTANCE }

    /** {@code True} or {@code False}. */
    enum Bool implements Literal {
        FALSE, TRUE;

        public boolean value() {
            return this == TRUE;
        }
    }

    record Int(BigInteger value) implements Literal { }

    record Float(double value) implements Literal { }

    /** An imaginary number such as {@code 2j}; a source text can write no other complex constant. */
    record Complex(double imag) implements Literal { }

    /** A string; a lone surrogate written as an escape stays one {@code char}. */
    record Str(String value) implements Literal { }

    /** A bytes constant. The array belongs to the tree: nobody may write to it. */
    record Bytes(byte[] value) implements Literal {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes b && Arrays.equals(value, b.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }
}
