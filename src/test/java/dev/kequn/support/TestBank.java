package dev.kequn.support;

import dev.kequn.dev.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.Map;

/** The surroundings of every test: one embedded PostgreSQL per test run, keys for tokens, a fixed business date. */
public class TestBank implements QuarkusTestResourceLifecycleManager {
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        database = EmbeddedDatabase.start();
        Map<String, String> settings = new LinkedHashMap<>(database.settings());
        settings.put("kequn.identity.issuer", Tokens.ISSUER);
        settings.put("kequn.identity.keys", Tokens.publicKeyLocation());
        settings.put("kequn.bank.business-date", "2026-07-15");
        settings.put("kequn.test.admin-address", database.address());
        return settings;
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
