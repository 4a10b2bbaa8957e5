package dev.kequn.platform.start;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Passwords in files, as clusters mount secrets: {@code KEQUN_DATABASE_PASSWORD_FILE} names one with the value of {@code
 * KEQUN_DATABASE_PASSWORD}. What is in the environment is seen by whoever may look at the process or describe the pod.
 *
 * <p>As a source of settings it passes over a file it cannot read; {@link #check} tells the operator why.
 */
public final class PasswordFiles implements ConfigSourceFactory {
    private static final Set<Setting> PASSWORDS = Set.of(Setting.DATABASE_PASSWORD, Setting.DATABASE_OWNER_PASSWORD);
    /** Above {@code application.properties}, below the environment. */
    private static final int ORDINAL = 270;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> passwords = new HashMap<>();
        for (Setting setting : PASSWORDS) {
            ConfigValue file = context.getValue(setting.fileProperty());
            if (file != null && file.getValue() != null) {
                content(file.getValue()).ifPresent(value -> passwords.put(setting.property(), value));
            }
        }
        return List.of(new PropertiesConfigSource(passwords, "password files", ORDINAL));
    }

    /** What the file says that {@code config} names for {@code setting}; nothing where none is named, or none can be read. */
    static Optional<String> value(Setting setting, Config config) {
        if (!PASSWORDS.contains(setting)) {
            return Optional.empty();
        }
        return config.getOptionalValue(setting.fileProperty(), String.class).flatMap(PasswordFiles::content);
    }

    private static Optional<String> content(String file) {
        try {
            return Optional.of(read(file)).filter(content -> !content.isBlank());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @throws StartRefused when a password that {@code mode} needs is in a file that does not give it */
    static void check(Config config, StartMode mode) {
        mode.required().stream().filter(PASSWORDS::contains).forEach(setting -> check(config, setting));
    }

    private static void check(Config config, Setting setting) {
        String file =
                config.getOptionalValue(setting.fileProperty(), String.class).orElse("");
        if (file.isBlank()) {
            return;
        }
        String named = Setting.environmentName(setting.fileProperty()) + "=" + file;
        String content;
        try {
            content = read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(named + " cannot be read: " + e.getClass().getSimpleName());
        }
        if (content.isBlank()) {
            throw new StartRefused(named + " is empty");
        }
        if (!setting.in(config).orElse(content).equals(content)) {
            throw new StartRefused(
                    "%s and %s say different things; set one of them".formatted(named, setting.environmentName()));
        }
    }

    /** The content without the end of its line, which editors and shells add. */
    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file), StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
    }
}
