package dev.kequn;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import jakarta.persistence.Embeddable;
import jakarta.persistence.IdClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Hibernate asks records in entities and keys what they consist of, when the program starts. A native executable knows that
 * only of records it was told of, and the extension tells it of their methods alone.
 */
class RecordsOfEntitiesTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path TOLD =
            Path.of("src/main/resources/META-INF/native-image/dev.kequn/kequn/reflect-config.json");

    @Test
    void theNativeImageIsToldOfEachOfThem() throws IOException {
        // Given
        Set<String> records = new TreeSet<>();
        for (Class<?> type : ours()) {
            if (type.isRecord() && type.isAnnotationPresent(Embeddable.class)) {
                records.add(type.getName());
            }
            if (type.isAnnotationPresent(IdClass.class)
                    && type.getAnnotation(IdClass.class).value().isRecord()) {
                records.add(type.getAnnotation(IdClass.class).value().getName());
            }
        }

        // When
        List<String> told = JsonPath.from(TOLD.toFile()).getList("findAll { it.allRecordComponents == true }.name");

        // Then
        assertThat(records).hasSizeGreaterThan(20);
        assertThat(told).isSortedAccordingTo(Comparator.naturalOrder()).containsExactlyElementsOf(records);
    }

    private static List<Class<?>> ours() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.startsWith("dev/kequn/") && !file.endsWith("package-info.class"))
                    .<Class<?>>map(
                            file -> loaded(file.substring(0, file.length() - 6).replace('/', '.')))
                    .toList();
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, RecordsOfEntitiesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
