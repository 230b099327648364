package conch.learn.watch;

import conch.learn.Links;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The little Markdown that exercises are written in, for a width: paragraphs and items are wrapped, code is not, a table's rows become items, links their text. */
final class Markdown implements Page {
    private final String text;

    Markdown(String text) {
        this.text = Links.plain(text);
    }

    @Override
    public List<AttributedString> lines(Style style, int width) {
        var lines = new ArrayList<AttributedString>();
        var paragraph = new StringBuilder();
        boolean fenced = false, inTable = false;
        for (String line : text.lines().toList()) {
            boolean fence = line.startsWith("```"), row = line.startsWith("|");
            boolean code = fenced || paragraph.isEmpty() && line.startsWith("    ");
            boolean own = fence || code || row || line.isBlank() || line.startsWith("#") || line.matches("\\s*([-*]|\\d+\\.) .*");
            if (own) flush(paragraph, style, width, lines);
            if (fence) fenced = !fenced;
            else if (code) lines.add(style.line("  " + line.stripTrailing(), style.place(), width));
            else if (row) row(line, inTable, style, width, lines);
            else if (line.isBlank()) lines.add(AttributedString.EMPTY);
            else if (line.startsWith("#")) lines.addAll(style.wrapped(line.replaceFirst("^#+\\s*", ""), style.bold(), width));
            else paragraph.append(paragraph.isEmpty() ? "" : " ").append(own ? line.stripTrailing() : line.strip());
            inTable = row;
        }
        flush(paragraph, style, width, lines);
        return lines;
    }

    private static void flush(StringBuilder paragraph, Style style, int width, List<AttributedString> into) {
        if (paragraph.isEmpty()) return;
        boolean item = paragraph.toString().matches("\\s*([-*]|\\d+\\.) .*");
        into.addAll(style.wrapped(paragraph.toString(), style.plain(), width, item ? 2 : 0));
        paragraph.setLength(0);
    }

    /** Heads and rulers say nothing once the columns are gone. */
    private static void row(String line, boolean isFurther, Style style, int width, List<AttributedString> into) {
        if (!isFurther || line.matches("[|:\\s-]+")) return;
        String[] cells = line.strip().replaceAll("^\\||\\|$", "").split("\\|");
        for (int i = 0; i < cells.length; i++) cells[i] = cells[i].strip();
        into.addAll(style.wrapped("- " + String.join(": ", cells), style.plain(), width, 2));
    }
}
