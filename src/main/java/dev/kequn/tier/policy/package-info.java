/** Tier policies: what they say, how they check themselves, and their way from draft to force. */
@org.jspecify.annotations.NullMarked
package dev.kequn.tier.policy;
