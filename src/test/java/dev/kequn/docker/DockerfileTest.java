package dev.kequn.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The images are of the bases named, run as nobody in particular, and are built from what they need alone. */
class DockerfileTest {
    private static final Set<String> BASES = Set.of(
            "quay.io/quarkus/ubi9-quarkus-micro-image:2.0",
            "quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25",
            "registry.access.redhat.com/ubi9/openjdk-25:1.24",
            "registry.access.redhat.com/ubi9/openjdk-25-runtime:1.24");

    static List<Dockerfile> dockerfiles() {
        return Dockerfile.all();
    }

    @Test
    void thereIsOneForEachImageAndForEachWayToBuildIt() {
        assertThat(dockerfiles())
                .extracting(one -> one.file().getFileName().toString())
                .containsExactly(
                        "Dockerfile.jvm",
                        "Dockerfile.multistage-jvm",
                        "Dockerfile.multistage-native",
                        "Dockerfile.native-micro");
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void isOfABaseThatIsKnownByItsVersion(Dockerfile dockerfile) {
        assertThat(dockerfile.named("FROM")).isNotEmpty().allSatisfy(from -> assertThat(BASES)
                .contains(from.words().get(0)));
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void runsAsANumberThatOwnsNothing(Dockerfile dockerfile) {
        List<Dockerfile.Instruction> users = dockerfile.named("USER");

        assertThat(Integer.parseInt(users.get(users.size() - 1).arguments())).isGreaterThan(10_000);
        assertThat(dockerfile
                        .instructions()
                        .subList(
                                dockerfile.instructions().lastIndexOf(users.get(users.size() - 1)),
                                dockerfile.instructions().size()))
                .extracting(Dockerfile.Instruction::name)
                .containsExactly("USER", "EXPOSE", "ENTRYPOINT");
        assertThat(finalStage(dockerfile)).noneMatch(one -> one.arguments().contains("--chown=10185"));
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void fetchesNothingAndHoldsItsBillOfMaterials(Dockerfile dockerfile) {
        assertThat(dockerfile.named("ADD")).isEmpty();
        assertThat(dockerfile.instructions()).noneMatch(one -> one.arguments().matches(".*\\b(curl|wget|latest)\\b.*"));
        assertThat(finalStage(dockerfile)).anyMatch(one -> one.arguments().endsWith(" /sbom/kequn.cdx.json"));
    }

    /** What a build makes is let in by name; what the project is of is there. */
    @ParameterizedTest
    @MethodSource("dockerfiles")
    void isGivenWhatItCopies(Dockerfile dockerfile) {
        assertThat(dockerfile.copied()).isNotEmpty().allSatisfy(source -> {
            assertThat(dockerfile.letsIn(source.replace("*", "x").replaceFirst("/$", "/x"))
                            || dockerfile.letsIn(source + "/x"))
                    .as(source)
                    .isTrue();
            assertThat(source.startsWith("target/") || Files.exists(Path.of(source)))
                    .as(source)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git/config",
                "target/classes/x.class",
                "target/dev-classes/dev/kequn/dev/EmbeddedDatabase.class",
                "target/test-classes/x.class",
                "target/quarkus-app/kequn.aot",
                "target/native-sources/lib/x.jar",
                "src/test/java/X.java",
                "src/bench/run.sh",
                "src/main/docker/Dockerfile.jvm",
                "k8s/README.md",
                "README.md",
                "secret.pem"
            })
    void isGivenNothingElse(String path) {
        assertThat(dockerfiles()).noneMatch(one -> one.letsIn(path));
    }

    @Test
    void fromSourcesNeedsAllOfThemButTheTests() throws IOException {
        List<Dockerfile> fromSources = dockerfiles().stream()
                .filter(one -> one.file().toString().contains("multistage"))
                .toList();

        assertThat(fromSources).hasSize(2);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile))
                    .allMatch(source -> fromSources.stream().allMatch(one -> one.letsIn(source.toString())));
        }
    }

    /** An engine that does not know ignore files beside Dockerfiles sends nothing rather than everything. */
    @Test
    void whatNoDockerfileAsksForIsSentToNoEngine() throws IOException {
        assertThat(Files.readAllLines(Path.of(".dockerignore")))
                .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                .containsExactly("*");
    }

    private static List<Dockerfile.Instruction> finalStage(Dockerfile dockerfile) {
        List<Dockerfile.Instruction> all = dockerfile.instructions();
        List<Dockerfile.Instruction> from = dockerfile.named("FROM");
        return all.subList(all.lastIndexOf(from.get(from.size() - 1)), all.size());
    }
}
