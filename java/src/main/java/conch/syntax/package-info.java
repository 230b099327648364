/**
 * From text to tree. {@link conch.syntax.Source} holds a text, {@link conch.syntax.Parser} makes an {@link conch.syntax.Ast} of it or throws a
 * {@link conch.syntax.SyntaxError}; nothing else here is public, and nothing here knows another package.
 *
 * <pre>
 *   Source ── Lexer (indentation, numbers, strings, operators) ── Token ── Cursor (looks ahead, goes back, places errors)
 *                                                                            │
 *     Parser ── CompoundStatements ── SimpleStatements ── Expressions ── Atoms, Calls, Parameters, Strings, FStrings
 *                  TryStatements, Matches ── Patterns          Targets        Diagnosis (second pass only)
 * </pre>
 *
 * The language is the whole of Python 3.11, and so are the words and places of its syntax errors. What CPython's compiler finds only after
 * parsing ({@code return} outside a function, names used before {@code global}) is found after parsing here, too, by whoever compiles the tree.
 */
package conch.syntax;
