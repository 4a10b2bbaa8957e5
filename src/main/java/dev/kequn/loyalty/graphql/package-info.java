/** Points over GraphQL: a customer's points, earning rules, rewards and referrals. */
@org.jspecify.annotations.NullMarked
package dev.kequn.loyalty.graphql;
