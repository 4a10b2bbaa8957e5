/**
 * What a field of a daily file may hold, and how it is handed to PostgreSQL.
 *
 * <p>Knows no file and no table. Promises that a value it lets through is one PostgreSQL's COPY takes as it is, and that
 * every other value is refused with a reason fit for the bank's data team.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.intake.format;
