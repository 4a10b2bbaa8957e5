package dev.kequn.k8s;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment variables the program reads, from its own settings. */
final class KnownSettings {
    private static final Pattern PROPERTY = Pattern.compile("(?m)^(kequn\\.[a-z.-]+)=|\\$\\{(kequn\\.[a-z.-]+)");

    private static final Set<String> NAMES = read();

    private KnownSettings() {}

    /** What {@code application.properties} sets or expands, and every member of a {@link ConfigMapping}. */
    static Set<String> environmentNames() {
        return NAMES;
    }

    private static Set<String> read() {
        Set<String> names = new TreeSet<>();
        Matcher properties = PROPERTY.matcher(Manifests.text(Path.of("src/main/resources/application.properties")));
        while (properties.find()) {
            names.add(environmentName(properties.group(1) != null ? properties.group(1) : properties.group(2)));
        }
        for (JavaClass mapping : new ClassFileImporter().importPackages("dev.kequn")) {
            if (mapping.isAnnotatedWith(ConfigMapping.class)) {
                String prefix = mapping.getAnnotationOfType(ConfigMapping.class).prefix();
                for (Method member : mapping.reflect().getDeclaredMethods()) {
                    names.add(environmentName(prefix + "." + member.getName().replaceAll("([A-Z])", "_$1")));
                }
            }
        }
        return names;
    }

    private static String environmentName(String property) {
        return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
