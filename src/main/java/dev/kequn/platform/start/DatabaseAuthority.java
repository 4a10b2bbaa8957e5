package dev.kequn.platform.start;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Has the reactive driver trust the authorities in {@code KEQUN_DATABASE_CA_FILE}. Only where there is such a file: the driver
 * reads what it is told to trust when it starts, encrypted or not.
 */
public final class DatabaseAuthority implements ConfigSourceFactory {
    private static final String TRUST = "quarkus.datasource.reactive.trust-certificate-pem";
    /** Above {@code application.properties}, below the environment. */
    private static final int ORDINAL = 270;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue file = context.getValue(Setting.DATABASE_CA_FILE.property());
        if (file == null || file.getValue() == null || file.getValue().isBlank()) {
            return List.of();
        }
        return List.of(new PropertiesConfigSource(
                Map.of(TRUST, "true", TRUST + ".certs", file.getValue()), "database authority", ORDINAL));
    }
}
