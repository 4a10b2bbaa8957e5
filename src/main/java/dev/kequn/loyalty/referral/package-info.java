/**
 * Who brought whom (老带新): codes that customers pass on, claims, and the tree they grow.
 *
 * <p>Owns {@code referral}. Promises one referrer per newcomer, the first valid claim's, for good; nobody brings himself,
 * nor anyone who brought him, however many claim at once. What a referral is worth is for the earning rules to say.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.loyalty.referral;
