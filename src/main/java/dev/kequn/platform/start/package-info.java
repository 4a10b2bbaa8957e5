/**
 * Whether this process may start at all: settings, keys, the database and its two roles, the schema's version.
 *
 * <p>Owns the program's entry. Promises that a packaged program that cannot work exits at once with code 1 and one
 * message that names the settings at fault, before anything listens. Development and tests start without these checks.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.platform.start;
