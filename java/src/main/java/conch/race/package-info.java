/**
 * The race lab: demos in C (native/races) that are run in child processes, and tables of what came out.
 *
 * <p>A {@link conch.race.Demo} is a program that {@linkplain conch.race.Declaration declares} its outcomes and then prints one line for each run.
 * {@link conch.race.DemoRun} starts it, again where it crashed, and counts the lines in an {@link conch.race.OutcomeTable}; the table judges:
 * ACCEPTABLE need not occur, FORBIDDEN must not, INTERESTING is what the broken form is about and forbidden in the repaired one, and an
 * outcome that nobody declared fails, a crash or a hang among them. A row without samples is shown with the bound that so many runs
 * allow, 3/n for 95 %, because "never seen" is not "cannot happen".
 *
 * <p>The reports ({@link conch.race.TextReport}, {@link conch.race.JsonReport}, {@link conch.race.JunitReport}, {@link conch.race.HtmlReport}) only show
 * tables.
 *
 * <p>Below this package, each with its own machine: {@code explore} (every interleaving, replay, shrink, witness files), {@code play} (the reader schedules) and
 * {@code sanitize} (ThreadSanitizer and AddressSanitizer). They know this package; it does not know them.
 */
package conch.race;
