package conch.stdlib;

import conch.object.Errors;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyObject;
import java.math.BigDecimal;

/** {@code math.fsum}: the exact sum, rounded once. A double is a decimal fraction, so BigDecimal adds doubles without error. */
final class ExactSum {
    private ExactSum() {
    }

    static double of(PyObject iterable) {
        BigDecimal sum = BigDecimal.ZERO;
        double special = 0;
        boolean hasSpecial = false;
        try (Hold iterator = new Hold(Operations.iter(iterable))) {
            for (PyObject x; (x = Operations.next(iterator.get())) != null; ) {
                double value;
                try (Hold item = new Hold(x)) {
                    value = Operations.asDouble(item.get());
                }
                if (Double.isFinite(value)) {
                    sum = sum.add(new BigDecimal(value));
                } else {
                    if (hasSpecial && Double.isInfinite(special) && Double.isInfinite(value) && special != value) {
                        throw Errors.value("-inf + inf in fsum");
                    }
                    special += value;
                    hasSpecial = true;
                }
            }
        }
        if (hasSpecial) return special;
        double result = sum.doubleValue();
        if (Double.isInfinite(result)) throw Errors.overflow("intermediate overflow in fsum");
        return result;
    }
}
