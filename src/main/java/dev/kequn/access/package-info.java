/**
 * Who is calling, what they may see, and what they did.
 *
 * <p>Owns {@code audit_entry} and {@code approval}. Promises that scope is decided here and applied in the services,
 * that nobody approves what he asked for, and that every change leaves one audit row in its own transaction.
 * Imports {@code platform} only.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.access;
