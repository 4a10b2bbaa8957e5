/**
 * Lists of customers by name: what an upload puts on the draft of a list, takes off it, or makes of it. An upload takes
 * effect whole or not at all, and only on a draft, so that what was submitted stays what the approver reads.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.segment.list;
