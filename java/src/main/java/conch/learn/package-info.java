/**
 * The engine of {@code conch learn}.
 *
 * <p>A {@link conch.learn.Pack} is a folder of {@link conch.learn.Exercise}s. The learner's files of one exercise are an {@link conch.learn.Attempt}:
 * copies in a scratch folder. The {@link conch.learn.Grader} sends it through the exercise's {@link conch.learn.Gate}s, tells each step as an
 * {@link conch.learn.Event}, and ends with a {@link conch.learn.Report}: one {@link conch.learn.GateResult} a gate, and which one blocks.
 *
 * <p>Whatever the learner's code does happens in a child process with limits and is a result, never an exception. What this machine lacks is
 * {@linkplain conch.learn.GateState#NOT_GRADABLE not gradable here}, never a failure.
 *
 * <p>{@link conch.learn.Verification} is the author's check of one exercise, {@link conch.learn.VerifyAll} that of a pack.
 */
package conch.learn;
