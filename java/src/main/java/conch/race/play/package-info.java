/**
 * The reader is the scheduler: a key lets a thread take one step. {@link conch.race.play.Game} is the state and what a key does to it,
 * {@link conch.race.play.Board} draws it for any size of window, {@link conch.race.play.TerminalPlay} plays it with single keys on a terminal and
 * {@link conch.race.play.PlainPlay} line by line without one. A step is a new run up to that step, in a child: it takes about a hundredth of a second, and
 * taking one back is the same with one step less.
 */
package conch.race.play;
