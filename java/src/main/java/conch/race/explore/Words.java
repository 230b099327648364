package conch.race.explore;

import java.util.List;

/** Numbers and lists as the reports write them. */
final class Words {
    private static final String[] NUMBERS = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};

    private Words() {
    }

    /** For example {@code two switches}, {@code 14 switches}. */
    static String count(int n, String one, String many) {
        return (n < NUMBERS.length ? NUMBERS[n] : String.valueOf(n)) + " " + (n == 1 ? one : many);
    }

    /** For example {@code thread 1}, {@code threads 0 and 2}. */
    static String threads(List<Integer> numbers) {
        var words = numbers.stream().map(String::valueOf).toList();
        int last = words.size() - 1;
        return last == 0 ? "thread " + words.getFirst() : "threads " + String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
