/**
 * Extension projects: {@link conch.ext.NewProject} writes one, {@link conch.ext.Build} compiles it, {@link conch.ext.Check} runs its tests,
 * plain, with {@code --strict}, and under the sanitizers.
 *
 * <p>A project ({@link conch.ext.Project}) is a folder or one C file. Every C file with a {@code PyInit_NAME} is the module NAME; the folder's
 * other C files are linked into each module. The compiler is called directly, so neither CMake nor a build file is needed.
 *
 * <p>What is written:
 * <pre>
 *   NAME.so                    beside the source, where a script finds it
 *   compile_commands.json      beside the source, for editors
 *   build/cpython/NAME.so      built with --cpython
 *   build/check/STAGE/         NAME.so as the stage plain, strict, asan or tsan wants it, and report.txt
 * </pre>
 *
 * <p>A test is a {@code test_*.py}, run as {@code __main__} in a JVM of its own in the folder of the stage, so {@code import NAME} finds the
 * stage's library first; the project's folder comes after it. It passes when it ends with exit code 0.
 *
 * <p>Under a sanitizer that runtime is preloaded into the JVM. The JVM and Conch's own library are not what is looked at: a report counts only
 * with a frame in the extension ({@link conch.ext.Findings}). For ThreadSanitizer libconch is an instrumented one, or the lock's hand-over
 * would be invisible and every use of it reported.
 */
package conch.ext;
