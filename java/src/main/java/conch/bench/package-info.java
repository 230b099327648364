/**
 * Runs the benchmarks of the {@code bench} module, which are a JMH program in a jar of its own, and reports them with the
 * machine, the JDK and the time at which they were measured: a figure without those says nothing.
 */
package conch.bench;
