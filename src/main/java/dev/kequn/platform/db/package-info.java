/** Sessions for reads, settings of the database, and the check that the program's role is a humble one. */
@org.jspecify.annotations.NullMarked
package dev.kequn.platform.db;
