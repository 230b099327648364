/**
 * Values: what each one is, what can be done with it, and how long it lives. Frames and bytecode are not known here; what is callable is called
 * through its type.
 *
 * <p><b>Life.</b> {@link conch.object.PyObject} says how references are counted: slots count, Java locals do not. So an operation owns nothing: its
 * arguments are borrowed from whoever called it, its result is unowned, and an exception that flies through it leaves nothing behind. A method that keeps
 * an object while script code may run puts it into a {@link conch.object.Hold}. {@link conch.object.Heap} sees births and deaths, {@code Finaliser} has
 * the order of an end, {@link conch.object.CycleCollector} ends what only holds itself. What C has of an object they ask through
 * {@link conch.object.NativeReferences}.
 *
 * <p><b>Abilities.</b> A {@link conch.object.PyType} is a set of slots, as in CPython, and a dictionary of names. {@link conch.object.Slots} has their
 * shapes; {@code SlotTable} ties them to the dunder names, in both directions. {@link conch.object.Operations} is what the language means: it tries the
 * exact built-in types, then the slots, and ends with CPython 3.11's message. Behind it stands a class a family: {@code Arithmetic},
 * {@code Comparison}, {@code Attributes}, {@code Text}, {@code Iteration}, {@code Conversions}, {@code Special}.
 *
 * <p><b>A built-in type X</b> is spread over files of one idea each: {@code PyX} has the fields and what other types call, {@code XType} fills the slots,
 * {@code XMethods} names the methods to {@link conch.object.TypeMembers}, and a file a topic does the work ({@code StrSearch}, {@code ListSort}). Both halves are
 * filled when they are first needed, so that a start pays for the types that it uses.
 *
 * <p><b>Exceptions</b> of the script fly as {@link conch.object.PyException} and are made by {@link conch.object.Errors}. <b>Memory</b> that C may read in
 * place is a {@link conch.object.Storage}: on the JVM's heap until somebody asks for its address. {@link conch.object.Buffer} is a view of it.
 *
 * <p>Everything here runs with the GIL held. Where nothing else is said the rules are those of the Python Language Reference, chapters 3 and 6, and
 * the words those of CPython 3.11.
 */
package conch.object;
