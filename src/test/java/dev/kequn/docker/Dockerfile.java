package dev.kequn.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A Dockerfile as far as it is used here, and the ignore file beside it. */
record Dockerfile(Path file, List<Instruction> instructions, List<String> ignore) {
    static final Path FOLDER = Path.of("src/main/docker");

    record Instruction(String name, String arguments) {
        List<String> words() {
            return Arrays.asList(arguments.split("\\s+"));
        }
    }

    static List<Dockerfile> all() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> !file.toString().endsWith(".dockerignore"))
                    .sorted()
                    .map(Dockerfile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dockerfile read(Path file) {
        try {
            List<Instruction> instructions = lines(file).stream()
                    .map(line -> line.split("\\s+", 2))
                    .map(parts -> new Instruction(parts[0], parts[1]))
                    .toList();
            return new Dockerfile(file, instructions, lines(Path.of(file + ".dockerignore")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    List<Instruction> named(String name) {
        return instructions.stream().filter(one -> one.name().equals(name)).toList();
    }

    /** What is copied from the files of the project, not from another stage. */
    List<String> copied() {
        List<String> copied = new ArrayList<>();
        for (Instruction copy : named("COPY")) {
            List<String> words =
                    copy.words().stream().filter(word -> !word.startsWith("--")).toList();
            if (!copy.arguments().contains("--from=")) {
                copied.addAll(words.subList(0, words.size() - 1));
            }
        }
        return copied;
    }

    /** Whether the engine is given this file; the last line that fits a path, or a folder above it, decides. */
    boolean letsIn(String path) {
        boolean in = true;
        for (String line : ignore) {
            boolean opens = line.startsWith("!");
            if (fits(opens ? line.substring(1) : line, Path.of(path))) {
                in = opens;
            }
        }
        return in;
    }

    private static boolean fits(String pattern, Path path) {
        for (Path part = path; part != null; part = part.getParent()) {
            if (FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(part)) {
                return true;
            }
        }
        return false;
    }
}
