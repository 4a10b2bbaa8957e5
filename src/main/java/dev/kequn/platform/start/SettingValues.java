package dev.kequn.platform.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Every setting has a value it may have; what is wrong is named all at once, secrets by their names only. */
final class SettingValues {
    private static final Set<Setting> SECRETS =
            Set.of(Setting.DATABASE_PASSWORD, Setting.DATABASE_OWNER_PASSWORD, Setting.DATABASE_ADDRESS);

    private SettingValues() {}

    /** @throws StartRefused naming every wrong setting by its environment variable */
    static void check(Config config) {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Allowed> setting : KnownSettings.allowed().entrySet()) {
            Optional<String> value = config.getOptionalValue(setting.getKey(), String.class);
            if (value.isEmpty() && !KnownSettings.OPTIONAL.contains(setting.getKey())) {
                wrong.add(line(setting.getKey(), "", setting.getValue()));
            } else if (value.isPresent() && !setting.getValue().permits(value.get())) {
                wrong.add(line(setting.getKey(), shown(setting.getKey(), value.get()), setting.getValue()));
            }
        }
        if (!wrong.isEmpty()) {
            throw new StartRefused("settings have values they cannot have" + String.join("", wrong));
        }
    }

    private static String line(String property, String value, Allowed allowed) {
        return "%n  %s=%s  must be %s".formatted(Setting.environmentName(property), value, allowed.words());
    }

    private static String shown(String property, String value) {
        boolean secret = SECRETS.stream().anyMatch(setting -> setting.property().equals(property));
        return secret ? "…" : value.strip().replaceAll("\\p{Cntrl}", "?");
    }
}
