/**
 * Watch mode of {@code conch learn} on a terminal.
 *
 * <p>Everything that happens is an {@link conch.learn.watch.Input} in one queue: a key, a saved file, a step of the grading, a new size of the window,
 * Ctrl-C. Three threads put it there and know nothing else: {@code Keys}, {@code FileWatch}, {@code Work}. {@link conch.learn.watch.Watch} takes
 * one after the other, changes what is shown, and draws. So keys answer at once whatever is being graded, and no state is shared.
 *
 * <p>What is shown is a {@code Page}: lines for a width. {@code Screen} puts its title above and progress and keys below, and shows as much of the page as
 * the window has room for.
 */
package conch.learn.watch;
