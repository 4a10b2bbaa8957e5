package dev.kequn.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/**
 * A bank of its own for tests that look at all customers at once. Each class finds it new ({@link NewBank}); a subclass
 * with other settings starts an application of its own, which takes ten times as long.
 */
public class OwnBank implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestBank.class));
    }
}
