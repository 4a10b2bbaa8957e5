package dev.kequn.tier.override;

import dev.kequn.customer.Customer;

/** An override and whose it is. */
public record Overridden(ServiceOverride override, Customer customer) {}
