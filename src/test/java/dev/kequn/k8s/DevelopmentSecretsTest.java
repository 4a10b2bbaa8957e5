package dev.kequn.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a developer's cluster is prepared with is what the overlay mounts, and its tokens verify. */
class DevelopmentSecretsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void scripts() throws IOException {
        assumeThat(Command.exists("kubectl") && Command.exists("openssl") && Command.exists("bash"))
                .as("there is no kubectl or openssl here: the development scripts are not run")
                .isTrue();
        for (String script : Set.of("prepare", "token")) {
            Files.copy(Path.of("k8s", "overlays", "dev", script), folder.resolve(script));
        }
    }

    @Test
    void everySecretThatIsMountedIsMade() throws GeneralSecurityException {
        // When
        Map<String, Set<String>> made = new TreeMap<>();
        for (JsonNode secret : Manifests.documents(Command.run(folder, "bash", "prepare", "--secrets"))) {
            if (secret.isObject()) {
                Set<String> keys =
                        made.computeIfAbsent(secret.at("/metadata/name").asText(), name -> new TreeSet<>());
                secret.path("data").fieldNames().forEachRemaining(keys::add);
                keys.remove("username");
            }
        }

        // Then
        Map<String, Set<String>> mounted = mounted(Overlay.rendered("dev"));
        mounted.put("kequn-identity-keys", Set.of("keys.pem"));
        assertThat(made).isEqualTo(mounted);
        String token = Command.run(folder, "bash", "token", "customer", "customer_no=C1")
                .strip();
        assertThat(verified(token))
                .contains("\"iat\":", "\"exp\":", "\"groups\":[\"customer\"]", "\"customer_no\":\"C1\"");
        assertThat(verified(token))
                .contains("\"iss\":\"" + Overlay.rendered("dev").setting("KEQUN_IDENTITY_ISSUER") + "\"");
    }

    private static Map<String, Set<String>> mounted(Overlay overlay) {
        Map<String, Set<String>> mounted = new TreeMap<>();
        overlay.pods().stream()
                .flatMap(PodTemplate::volumes)
                .flatMap(volume -> PodTemplate.each(volume.at("/projected/sources")))
                .map(source -> source.path("secret"))
                .forEach(secret -> PodTemplate.each(secret.path("items")).forEach(item -> mounted.computeIfAbsent(
                                secret.path("name").asText(), name -> new TreeSet<>())
                        .add(item.path("key").asText())));
        return mounted;
    }

    /** The claims of a token whose signature the public key confirms. */
    private String verified(String token) throws GeneralSecurityException {
        String pem = Manifests.text(folder.resolve(".keys/issuer.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem))));
        int end = token.lastIndexOf('.');
        signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1))))
                .isTrue();
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
