package dev.kequn.k8s;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the program does where nobody sets it otherwise: its {@code application.properties}. */
final class ProgramDefaults {
    private static final Properties VALUES = read();

    private ProgramDefaults() {}

    static int number(String property) {
        return Integer.parseInt(VALUES.getProperty(property));
    }

    /** A duration written as {@code 30s} or {@code 5m}; none where the property is not set. */
    static int seconds(String property) {
        String value = VALUES.getProperty("%prod." + property, VALUES.getProperty(property, "0s"));
        int number = Integer.parseInt(value.replaceAll("[a-z]+$", ""));
        return value.endsWith("m") ? number * 60 : number;
    }

    private static Properties read() {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }
}
