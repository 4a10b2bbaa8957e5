// What a front end writes: nothing here is typed by hand, and tsc refuses what the schema does not have.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import {
  CounterDocument,
  HomeDocument,
  PointsHistoryDocument,
  RedeemRewardDocument,
  RespondToOffersDocument,
} from './generated/operations.js';
import type { OfferCardFragment, OfferResponse, OfferResponseInput } from './generated/operations.js';

export class Kequn {
  constructor(
    private readonly address: string,
    private readonly token: () => string,
  ) {}

  async ask<Result, Variables>(document: TypedDocumentNode<Result, Variables>, variables: Variables): Promise<Result> {
    const response = await fetch(this.address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.token()}` },
      body: JSON.stringify({ query: print(document), variables }),
    });
    const answer = (await response.json()) as { data?: Result; errors?: { extensions: { code: string } }[] };
    if (!answer.data || answer.errors) {
      throw new Error(answer.errors?.[0]?.extensions.code ?? 'NO_DATA');
    }
    return answer.data;
  }
}

export interface Card {
  heading: string;
  picture: string | null;
  until: string;
  react(response: OfferResponse): void;
}

/** The home page: what is drawn, and a queue of reactions that may wait until the phone is online again. */
export async function home(bank: Kequn, waiting: OfferResponseInput[]): Promise<{ greeting: string; cards: Card[] }> {
  const { home: page } = await bank.ask(HomeDocument, { channel: 'MOBILE_BANKING', locale: 'zh-HK', first: 5 });
  if (!page) {
    return { greeting: '', cards: [] };
  }
  const tier = page.compositeTier?.name;
  const card = (offer: OfferCardFragment): Card => ({
    heading: `${offer.title}: ${offer.action}`,
    picture: offer.pictureUrl,
    until: offer.lastDay,
    react: (response) => waiting.push({ token: offer.token, response, respondedAt: new Date().toISOString() }),
  });
  return { greeting: tier ? `${page.name}, ${tier}` : page.name, cards: page.offers.map(card) };
}

/** Sends what waits; what comes back is what no sending again will change. */
export async function flush(bank: Kequn, waiting: OfferResponseInput[]): Promise<string[]> {
  const { offerRespond } = await bank.ask(RespondToOffersDocument, { responses: waiting.splice(0, 100) });
  return offerRespond.results.flatMap((result) => result.errors.map((error) => error.code));
}

export async function expiringPoints(bank: Kequn): Promise<string> {
  const { me } = await bank.ask(PointsHistoryDocument, { first: 1 });
  const points: string | undefined = me?.points.expiringWithin;
  return points ?? '0';
}

/** The id of the redemption, or the codes of what was wrong. */
export async function redeem(bank: Kequn, customerNo: string, reward: string, key: string): Promise<string | string[]> {
  const { rewardRedeem } = await bank.ask(RedeemRewardDocument, { customerNo, reward, key, dryRun: false });
  return rewardRedeem.redemption?.id ?? rewardRedeem.errors.map((error) => error.code);
}

export async function balanceAtTheCounter(bank: Kequn, customerNo: string): Promise<string | null> {
  const { customer } = await bank.ask(CounterDocument, { customerNo });
  return customer?.balance?.aum ?? null;
}
