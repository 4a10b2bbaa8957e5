package dev.kequn.tier.override;

/** What can become of an override; each at most once, and only one of the last three. */
enum OverrideStep {
    APPROVED,
    REJECTED,
    RELEASED,
    REPLACED
}
