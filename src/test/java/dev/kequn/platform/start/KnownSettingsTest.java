package dev.kequn.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KnownSettingsTest {
    /** Read by the framework alone, through other properties. */
    private static final Set<String> MAPPED_NOWHERE = Set.of(
            "kequn.identity.issuer",
            "kequn.identity.keys",
            "kequn.identity.audience",
            "kequn.identity.algorithm",
            "kequn.traces.endpoint",
            "kequn.traces.protocol",
            "kequn.traces.ratio",
            "kequn.graphql-rules");

    @Test
    void everySettingOfEveryRoomIsKnownAndNoOther() {
        Set<String> read = new TreeSet<>(MAPPED_NOWHERE);
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.kequn")) {
            type.tryGetAnnotationOfType(ConfigMapping.class).ifPresent(mapping -> {
                for (JavaMethod method : type.getMethods()) {
                    read.add(mapping.prefix() + "." + kebab(method.getName()));
                }
            });
        }

        assertThat(KnownSettings.allowed().keySet()).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void everyDefaultIsAllowed() throws IOException {
        Properties defaults = new Properties();
        defaults.load(Files.newBufferedReader(Path.of("src/main/resources/application.properties")));

        Set<String> wrong = defaults.stringPropertyNames().stream()
                .filter(name -> name.startsWith("kequn."))
                .filter(name -> !defaults.getProperty(name).isEmpty())
                .filter(name -> !KnownSettings.allowed().get(name).permits(defaults.getProperty(name)))
                .collect(Collectors.toSet());

        assertThat(wrong).isEmpty();
    }

    @Test
    void everySettingAnOperatorMayNeedIsInTheRunbook() throws IOException {
        String runbook = Files.readString(Path.of("k8s/README.md"));

        assertThat(KnownSettings.allowed().keySet().stream()
                        .map(Setting::environmentName)
                        .filter(name -> !name.equals("KEQUN_GRAPHQL_RULES"))
                        .filter(name -> !runbook.contains("`" + name + "`"))
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    private static String kebab(String method) {
        return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
