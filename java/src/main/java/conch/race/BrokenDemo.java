package conch.race;

/** A demo that does not even describe itself; the message names it and says why. */
public final class BrokenDemo extends Exception {
    BrokenDemo(String name, String why) {
        super(name + ": " + why, null, false, false);
    }
}
