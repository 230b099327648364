/**
 * The command line. {@link conch.cli.Main} picks the command; each command is one class that reads its words and
 * delegates to the package that does the work.
 *
 * <p>A start counts in milliseconds: the path of {@code conch SCRIPT.py} loads no option parser unless an option is
 * given, and no class of another command.
 *
 * <p>Exit codes: 0 done, 1 the script or the check failed, 2 wrong usage, 3 an exercise is not passed, 4 inconclusive, 70 an error inside
 * Conch, 124 out of time, 130 interrupted. Wrong usage is one line on standard error; a Java stack trace is shown under {@code --debug} only.
 */
package conch.cli;
