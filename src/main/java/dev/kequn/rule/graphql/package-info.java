/** Rules over GraphQL: the vocabulary, and whether a text is a rule, for query builders and editors. */
@org.jspecify.annotations.NullMarked
package dev.kequn.rule.graphql;
