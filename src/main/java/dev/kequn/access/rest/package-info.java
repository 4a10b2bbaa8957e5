/** Files on their way out over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.kequn.access.rest;
