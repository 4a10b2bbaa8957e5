package dev.kequn.platform.start;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Every setting a start needs is there; what is missing is named all at once. */
final class RequiredSettings {
    private RequiredSettings() {}

    /** @throws StartRefused naming every missing setting by its environment variable */
    static void check(Config config, StartMode mode) {
        List<Setting> missing = mode.required().stream()
                .filter(setting -> setting.in(config).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            StringBuilder message = new StringBuilder("settings are missing");
            for (Setting setting : missing) {
                message.append("%n  %-29s  %s".formatted(setting.environmentName(), setting.meaning()));
            }
            throw new StartRefused(message.toString());
        }
    }
}
