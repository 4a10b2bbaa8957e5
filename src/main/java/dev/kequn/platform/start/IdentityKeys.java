package dev.kequn.platform.start;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The place of the public keys that tokens are verified with.
 *
 * <p>A file is read; an https address is not, because the issuer may be away for a moment while this process starts,
 * and tokens are refused until it answers. Plain http is refused: whoever sits in between could bring his own key.
 */
final class IdentityKeys {
    private IdentityKeys() {}

    /** @throws StartRefused when {@code location} cannot be the place of public keys for tokens of {@code algorithm} */
    static void check(String location, String algorithm) {
        if (location.startsWith("https://")) {
            return;
        }
        if (location.startsWith("http://")) {
            throw refused(location, "is plain http; use https or a file");
        }
        String content;
        try {
            content = Files.readString(file(location), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw refused(location, "cannot be read: " + e.getClass().getSimpleName());
        }
        String complaint = SignatureKeys.complaint(content, algorithm);
        if (complaint != null) {
            throw refused(location, complaint);
        }
    }

    private static Path file(String location) {
        return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    }

    private static StartRefused refused(String location, String why) {
        return new StartRefused("%s=%s %s".formatted(Setting.IDENTITY_KEYS.environmentName(), location, why));
    }
}
