package conch.race.play;

import conch.race.explore.ExploreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/** Without a terminal: each line of input is keys, and the board is printed after it. The end of the input quits. */
public final class PlainPlay {
    private static final int WIDTH = 100;

    private PlainPlay() {
    }

    public static void play(Game game, BufferedReader in, PrintStream out) throws IOException, ExploreException, InterruptedException {
        var board = new Board(false);
        boolean goesOn = true;
        while (goesOn) {
            out.println(board.text(game, WIDTH));
            out.flush();
            String keys = in.readLine();
            goesOn = keys != null && press(game, keys);
        }
        out.print(game.farewell());
    }

    private static boolean press(Game game, String keys) throws ExploreException, InterruptedException {
        for (char key : keys.replaceAll("\\s", "").toCharArray()) if (!game.press(key)) return false;
        return true;
    }
}
