/** What operations watch: everything that is exported is documented, and everything that is asked for is exported. */
@org.jspecify.annotations.NullMarked
package dev.kequn.monitoring;
