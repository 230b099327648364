package conch.bench.jmh;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the table says beside a benchmark; on a class, what its benchmarks are about. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface Measured {
    /** In one line. */
    String value();

    /**
     * The method of the same class that does all but what is measured. A time is less by its time; a rate is given as a multiple
     * of its rate. Empty for a baseline itself.
     */
    String baseline() default "";

    /** Says nothing on a machine with one core. */
    boolean needsCores() default false;
}
