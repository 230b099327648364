/**
 * Every interleaving of a C file, and one of them again. The C file follows a convention (threads, setup, thread, check; docs/races.md); a demo
 * does so too when it is compiled with RACE_EXPLORE.
 *
 * <p>The way of one exploration: a {@link conch.race.explore.Subject} names the file and its macros; {@link conch.race.explore.Source} is its text, with a
 * hash; {@link conch.race.explore.Builder} compiles it with the instrumentation of ThreadSanitizer and links it against native/sched, once for each
 * text, compiler and level; the {@link conch.race.explore.Program} is run as a child for each question, and its last line is the answer:
 * an {@link conch.race.explore.Exploration}, a {@link conch.race.explore.Replay} or a {@link conch.race.explore.Shrunk}.
 * {@link conch.race.explore.Witness} is one schedule as a file that refuses any other source.
 *
 * <pre>{@code
 *     var exploration = Exploration.of(Path.of("exercise.c"), ExploreOptions.usual(home));
 *     for (Found found : exploration.outcomes()) {
 *         System.out.println(found.result() + ": " + exploration.replay(found).switches());    // two switches: exercise.c:14 load, exercise.c:14 store
 *     }
 * }</pre>
 *
 * <p>Only sequentially consistent interleavings are covered. A schedule is one character a step, the number of the thread that takes it.
 */
package conch.race.explore;
