package conch.race;

/**
 * A row that a demo declares.
 *
 * @param result as the demo prints it
 * @param meaning a phrase
 */
public record Outcome(String result, Expect expect, String meaning) {
}
