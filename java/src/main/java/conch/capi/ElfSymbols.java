package conch.capi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * The dynamic symbols of a shared library, read from the file before any of its code runs: what it defines and what it wants from others.
 * Knows 64-bit ELF files (gABI, chapter 4); for anything else {@link #read} answers null.
 */
record ElfSymbols(Set<String> defined, Set<String> undefined) {
    private static final int DYNSYM = 11, SYMBOL_SIZE = 24, WEAK = 2;

    static ElfSymbols read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            if (all.capacity() < 64 || all.getInt(0) != 0x7f454c46 || all.get(4) != 2) return null;
            all.order(all.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            return new ElfSymbols(new TreeSet<>(), new TreeSet<>()).readSections(all);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new IOException("damaged ELF file", e);
        }
    }

    private ElfSymbols readSections(ByteBuffer all) {
        int sections = Math.toIntExact(all.getLong(40)), size = all.getShort(58) & 0xffff, count = all.getShort(60) & 0xffff;
        for (int i = 0; i < count; i++) {
            int header = sections + i * size;
            if (all.getInt(header + 4) != DYNSYM) continue;
            int names = Math.toIntExact(all.getLong(sections + all.getInt(header + 40) * size + 24));
            readSymbols(all, Math.toIntExact(all.getLong(header + 24)), Math.toIntExact(all.getLong(header + 32)), names);
        }
        return this;
    }

    private void readSymbols(ByteBuffer all, int at, int bytes, int names) {
        for (int end = at + bytes; at < end; at += SYMBOL_SIZE) {
            String name = string(all, names + all.getInt(at));
            if (name.isEmpty()) continue;
            boolean isDefined = all.getShort(at + 6) != 0, weak = (all.get(at + 4) >> 4 & 15) == WEAK;
            if (isDefined) defined.add(name);
            else if (!weak) undefined.add(name);
        }
    }

    private static String string(ByteBuffer all, int at) {
        StringBuilder text = new StringBuilder();
        for (byte b; (b = all.get(at)) != 0; at++) text.append((char) (b & 0xff));
        return text.toString();
    }
}
