/**
 * The workshop: an embedded PostgreSQL, the demo bank, and callers without tokens.
 *
 * <p>Compiled for development and tests only. The build moves it out of the classes before the product is packaged,
 * and a test looks into the package to prove it.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.dev;
