package dev.kequn.platform.observe;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Traces are made where there is somebody to take them: the framework's switch follows the one setting an operator has. */
public final class TracesSwitch implements ConfigSourceFactory {
    /** Above the packaged settings, below the environment. */
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue endpoint = context.getValue("kequn.traces.endpoint");
        boolean set = endpoint != null
                && endpoint.getValue() != null
                && !endpoint.getValue().isBlank();
        return List.of(new PropertiesConfigSource(
                Map.of("quarkus.otel.sdk.disabled", Boolean.toString(!set)), "traces switch", ORDINAL));
    }
}
