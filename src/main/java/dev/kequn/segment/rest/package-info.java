/** The HTTP doors for lists that are too long for a request, in and out; everything else about them is GraphQL. */
@org.jspecify.annotations.NullMarked
package dev.kequn.segment.rest;
