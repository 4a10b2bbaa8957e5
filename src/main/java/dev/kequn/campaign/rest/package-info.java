/** What campaigns give away over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.kequn.campaign.rest;
