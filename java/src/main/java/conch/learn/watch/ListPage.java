package conch.learn.watch;

import conch.learn.Course;
import conch.learn.Exercise;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** All exercises; one of them is chosen with the arrows. */
final class ListPage implements Page {
    private final Course course;
    private final List<Exercise> all;
    private int chosen;
    private int focus;

    ListPage(Course course, Exercise current) {
        this.course = course;
        all = course.pack().exercises();
        chosen = all.indexOf(current);
    }

    void move(int by) {
        chosen = Math.clamp(chosen + by, 0, all.size() - 1);
    }

    Exercise chosen() {
        return all.get(chosen);
    }

    @Override
    public List<AttributedString> lines(Style style, int width) {
        var lines = new ArrayList<AttributedString>();
        String chapter = "";
        for (int i = 0; i < all.size(); i++) {
            var exercise = all.get(i);
            if (!exercise.chapter().equals(chapter)) lines.add(style.line(exercise.chapter() + "  " + course.pack().chapter(exercise).title(), style.bold(), width));
            chapter = exercise.chapter();
            if (i == chosen) focus = lines.size();
            lines.add(style.cut(line(exercise, i == chosen, style, width), width));
        }
        return lines;
    }

    /** The state stands before the title: in a narrow window it is the title that is cut. */
    private AttributedString line(Exercise exercise, boolean isChosen, Style style, int width) {
        var state = course.progress(exercise).status();
        String words = state.words().equals("not run") ? "" : state.words();
        return new AttributedStringBuilder().append(isChosen ? "> " : "  ").append(String.format("%-4s ", exercise.id()))
                .styled(style.of(state), String.format(width < 60 ? "%-8.8s " : "%-18s", words))
                .styled(isChosen ? style.bold() : style.plain(), exercise.title()).toAttributedString();
    }

    @Override
    public int focus() {
        return focus;
    }
}
