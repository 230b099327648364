/**
 * From tree to bytecode, in the manner of CPython 3.11.
 *
 * <pre>
 *   Ast ── ScopeBuilder (which block binds, uses, declares a name) ── Scope.resolve (local, cell, free, global)
 *    │
 *    └──── Compiler: a Unit a block ── Statements, Expressions, Targets, Functions, Tries, CallSites ── Assembler ── Code
 *                                      Blocks: what a jump out has to unwind       Folding: constants
 * </pre>
 *
 * <p>{@link conch.compile.Opcode} is the one table of instructions; everything that must know them derives it from there. {@link conch.compile.Code} is what
 * runs, and what a script sees as a code object. The layout follows CPython's compiler where that can be seen: in line numbers and carets of
 * tracebacks, in {@code dis}, in which constants are one object, in when a reference goes.
 *
 * <p>Errors are {@link conch.syntax.SyntaxError}s with a place: those that need to know scopes, loops and functions, which the parser does not. What is
 * parsed and cannot be compiled so far (docs/differences.md) is one of them.
 */
package conch.compile;
