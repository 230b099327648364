/**
 * Running what measures, and saying what came out. The benchmarks themselves are elsewhere: those in Java in the {@code bench} module, a JMH
 * program in a jar of its own; those in Python in {@code bench/scripts}, which CPython runs too. A figure never stands without
 * the machine, the JDK and the date, and a comparison is made in one run, in turns, and quoted as a ratio.
 */
package conch.bench;
