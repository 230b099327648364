/**
 * What ThreadSanitizer and AddressSanitizer say of a demo. {@link conch.race.sanitize.SanitizedRun} compiles it with one of them and runs it in a child until
 * the first report; {@link conch.race.sanitize.Reduced} is what of that report concerns the C text: two accesses, their threads and lines. The whole
 * report is kept in a file. A sanitizer sees only what happened in its run: nothing found is no proof.
 */
package conch.race.sanitize;
