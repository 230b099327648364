/**
 * Bytecode runs.
 *
 * <p>{@code EvalLoop} dispatches, and nothing else; what an instruction does to the value stack stands in {@code Steps} and the classes beside it
 * ({@code Calls}, {@code Binder}, {@code Building}, {@code Names}, {@code Raising}, {@code Unpacking}), what it means in conch.object. All state is in the
 * {@link conch.eval.Frame}: variables and value stack in one array of slots. So a loop that has become hot can go on as a method of the JVM in the middle of a
 * run ({@code HotLoop}, {@code LoopTranslator}; docs/decisions/006-hot-loops.md), and a generator is a frame that is left and entered again.
 *
 * <p>A {@link conch.eval.ThreadState} is one thread's, an {@link conch.eval.InterpreterState} everybody's. The lock is conch.ffi's; here a thread looks
 * whether it must let it go ({@link conch.eval.SwitchPoint}), at CPython's places or before every instruction.
 *
 * <p>What is above this package comes in through interfaces: modules through {@code InterpreterState.ModuleFinder}, which conch.stdlib and conch.capi
 * implement; and what conch.object has to be told from here {@link conch.eval.Hooks} tells it. {@link conch.eval.Finalization} is the end of all.
 */
package conch.eval;
