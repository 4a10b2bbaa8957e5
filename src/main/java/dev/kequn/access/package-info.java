/**
 * Who is calling, what they may see, and what they did.
 *
 * <p>Owns {@code audit_entry}, {@code approval} and {@code request_key}. Promises that scope is decided here and applied in
 * the services, that nobody approves what he asked for, that an approved version never changes, that every change leaves
 * one audit row in its own transaction, and that a request with a key is done once.
 * Imports {@code platform} only.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.access;
