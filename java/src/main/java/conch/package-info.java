/**
 * A Python subset under a real global interpreter lock. {@link conch.Interpreter} is the one class here: it puts the parts together and runs one
 * script, and is all that an embedder needs.
 *
 * <p>From the ground up; a package imports only what stands before it ({@code ArchitectureTest} checks that):
 * <pre>
 *   ffi        the lock, its event stream and native memory
 *   object     what a value is and can do
 *   syntax     text to tree
 *   compile    tree to bytecode
 *   eval       bytecode runs
 *   capi       objects and C see each other
 *   stdlib     the modules that a script imports
 *   Interpreter
 *   child, race, ext, learn, trace, bench     the lab's own tools
 *   cli        the command line
 * </pre>
 */
package conch;
