package dev.kequn.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** A bank of its own for tests that look at all customers at once; each subclass starts an application of its own. */
public abstract class OwnBank implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestBank.class));
    }
}
