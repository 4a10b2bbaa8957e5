/**
 * What operations see of a request: the fields of every line of the log, the span of its operation, and what neither may
 * tell. Owns no table; promises that no value of a customer's reaches a log or a trace through here.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.platform.observe;
