/**
 * The benchmarks of what Java pays for the lock and for C. One class a question, and its methods the answers, from the plainest to the real
 * one: each names the baseline beside which it is to be read, because a time alone hides what of it is the loop, the harness or the call.
 * Some are wrong on purpose and say so; what they cost is the lesson. {@link conch.bench.jmh.Program} runs them for
 * {@code ./conch bench}; {@code java -jar build/bench/conch-bench.jar -h} shows JMH's own options.
 */
package conch.bench.jmh;
