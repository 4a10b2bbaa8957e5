package dev.kequn.platform.start;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/**
 * The settings of one start, read anew: until Quarkus starts, a native image knows those of the machine it was built on.
 */
final class StartSettings {
    private static final String PACKAGED = "/application.properties";
    /** Below whatever an operator says, in whichever way. */
    private static final int LAST_RESORT = 50;

    private StartSettings() {}

    /** System properties, environment, files the operator names, and what the product says itself. */
    static Config read() {
        return ConfigUtils.emptyConfigBuilder()
                .withSources(new PropertiesLocationConfigSourceFactory())
                .withSources(new PropertiesConfigSource(packaged(), PACKAGED, LAST_RESORT))
                .build();
    }

    private static Map<String, String> packaged() {
        try (InputStream file = StartSettings.class.getResourceAsStream(PACKAGED)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(Objects.requireNonNull(file, PACKAGED), StandardCharsets.UTF_8));
            Map<String, String> values = new HashMap<>();
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
