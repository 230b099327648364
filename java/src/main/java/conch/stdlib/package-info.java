/**
 * The modules that a script imports; docs/library.md lists them. {@link conch.stdlib.Stdlib} finds them: a module in Java is one class, {@code XModule},
 * which names its functions to {@code ModuleMembers}; a module in Python lies beside these classes as a resource. Where one has two halves, the Java half
 * has an underscore in front, as in CPython. What must be one step for other threads, or asks the system, is in Java; what is only long is in Python.
 *
 * <p>Whatever may wait (a read, a lock, a sleep, another process) does so with the GIL let go, and in a way that a signal ends: {@code Blocking},
 * {@link conch.stdlib.Signals}.
 *
 * <p>Files are layers: {@code RawBytes} (the system's file, a pipe, memory, or a script's own), {@code PyBinaryFile} with the buffers, {@code PyTextFile} with
 * encoding and line ends.
 *
 * <p>Messages and {@code repr}s are CPython 3.11's; the tests compare the output of the same scripts.
 */
package conch.stdlib;
