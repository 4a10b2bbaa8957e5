package dev.kequn.offer.response;

import java.util.Map;
import java.util.Set;

/**
 * What is known of those who respond, behind the locks on their standings and on stocks.
 *
 * @param offers by the version that was shown
 * @param said what was said before to the impressions that are answered
 * @param stocks by offer; of the offers that somebody accepts
 */
record KnownStandings(
        Map<Long, Respondent> customers,
        Map<Long, AnsweredOffer> offers,
        Map<StandingKey, OfferStanding> standings,
        Set<SaidResponse> said,
        Map<Long, OfferStock> stocks) {}
