/**
 * The ground every room stands on: refusals, GraphQL rules, database access, business time.
 *
 * <p>Owns no table and no business rule. Promises that every error leaves with a stable code and without internals,
 * and that every read has a database session of its own. Imports no other room.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.platform;
