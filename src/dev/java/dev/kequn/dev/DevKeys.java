package dev.kequn.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A throw-away key pair; its private half lies beside the public one for whoever wants to sign a token of his own. */
final class DevKeys {
    private DevKeys() {}

    /** Writes {@code public.pem} and {@code private.pem} into a new temporary folder; returns the public one. */
    static Path create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            Path folder = Files.createTempDirectory("kequn-dev-keys");
            Path publicKey =
                    write(folder, "public.pem", "PUBLIC KEY", keys.getPublic().getEncoded());
            Path privateKey = write(
                    folder, "private.pem", "PRIVATE KEY", keys.getPrivate().getEncoded());
            // Last registered, first deleted.
            folder.toFile().deleteOnExit();
            publicKey.toFile().deleteOnExit();
            privateKey.toFile().deleteOnExit();
            return publicKey;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("No keys for tokens could be written", e);
        }
    }

    private static Path write(Path folder, String name, String title, byte[] key) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN " + title + "-----\n" + body + "\n-----END " + title + "-----\n");
    }
}
