package dev.kequn.platform.observe;

import io.quarkus.security.identity.SecurityIdentity;

/** Says who calls in a word that a log may hold. */
public interface CallerId {
    String of(SecurityIdentity identity);
}
