package conch.learn.watch;

import com.google.gson.stream.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recording of the lock as {@code --trace} writes it (docs/trace.md): a lane for each thread, in the order in which they first wanted the lock. Times
 * are microseconds since the recording began.
 *
 * @param isCut whether there was more than is kept here, or the recording itself lost records
 */
record Timeline(List<Lane> lanes, double begin, double end, int handOvers, boolean isCut) {
    enum State { HOLDS, WAITS, OUTSIDE }

    record Slice(State state, double from, double to, String name) {
        double length() {
            return to - from;
        }
    }

    record Lane(String name, List<Slice> slices) {
        double time(State state) {
            return slices.stream().filter(s -> s.state == state).mapToDouble(Slice::length).sum();
        }
    }

    private static final int OWNER = 1, MOST_SLICES = 1_000_000;

    static Timeline read(Path file) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file); var json = new JsonReader(text)) {
            return new Reading(json).all();
        } catch (IllegalStateException | NumberFormatException e) {
            throw new IOException("'" + file.getFileName() + "' is no whole recording: " + e.getMessage());
        }
    }

    private static final class Reading {
        private final JsonReader json;
        private final Map<Integer, String> names = new TreeMap<>();
        private final Map<Integer, List<Slice>> slices = new TreeMap<>();
        private int count, handOvers;
        private boolean isCut;
        private String phase, name, thread;
        private int lane;
        private double from, length;

        Reading(JsonReader json) {
            this.json = json;
        }

        Timeline all() throws IOException {
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "otherData" -> header();
                    case "traceEvents" -> events();
                    default -> json.skipValue();
                }
            }
            var lanes = slices.entrySet().stream().filter(e -> e.getKey() != OWNER).map(e -> new Lane(names.getOrDefault(e.getKey(), "thread " + e.getKey()), List.copyOf(e.getValue()))).toList();
            double begin = lanes.stream().flatMap(l -> l.slices.stream()).mapToDouble(Slice::from).min().orElse(0);
            double end = lanes.stream().flatMap(l -> l.slices.stream()).mapToDouble(Slice::to).max().orElse(0);
            return new Timeline(lanes, begin, end, handOvers, isCut);
        }

        private void header() throws IOException {
            json.beginObject();
            while (json.hasNext()) {
                if (json.nextName().equals("lostEvents")) isCut |= json.nextLong() > 0;
                else json.skipValue();
            }
            json.endObject();
        }

        private void events() throws IOException {
            json.beginArray();
            while (json.hasNext()) event();
            json.endArray();
        }

        private void event() throws IOException {
            phase = name = thread = "";
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "ph" -> phase = json.nextString();
                    case "name" -> name = json.nextString();
                    case "tid" -> lane = json.nextInt();
                    case "ts" -> from = json.nextDouble();
                    case "dur" -> length = json.nextDouble();
                    case "args" -> arguments();
                    default -> json.skipValue();
                }
            }
            json.endObject();
            if (name.equals("thread_name")) names.put(lane, thread);
            else if (phase.equals("s")) handOvers++;
            else if (phase.equals("X") && lane != OWNER) slice();
        }

        private void arguments() throws IOException {
            json.beginObject();
            while (json.hasNext()) {
                if (json.nextName().equals("name")) thread = json.nextString();
                else json.skipValue();
            }
            json.endObject();
        }

        private void slice() {
            if (++count > MOST_SLICES) {
                isCut = true;
                return;
            }
            State state = name.equals("hold GIL") ? State.HOLDS : name.equals("wait GIL") ? State.WAITS : State.OUTSIDE;
            slices.computeIfAbsent(lane, _ -> new ArrayList<>()).add(new Slice(state, from, from + length, name.replaceFirst("^released: ", "")));
        }
    }
}
