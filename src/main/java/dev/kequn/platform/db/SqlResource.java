package dev.kequn.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A statement kept in a file beside the class that runs it. */
public final class SqlResource {
    private SqlResource() {}

    /** The text of {@code name} in the package of {@code owner}, without its comment lines. */
    public static String read(Class<?> owner, String name) {
        try (InputStream file = owner.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not beside " + owner.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^\\s*--.*\\R", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
