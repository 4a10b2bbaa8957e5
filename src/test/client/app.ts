// What a front end writes: nothing here is typed by hand, and tsc refuses what the schema does not have.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { CounterDocument, MeDocument, PointsHistoryDocument, RedeemRewardDocument } from './generated/operations.js';

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

export async function greeting(bank: Kequn): Promise<string> {
  const { me } = await bank.ask(MeDocument, {});
  const tier = me?.compositeTier?.level.name;
  return me ? `${me.name}${tier ? `, ${tier}` : ''}` : 'Welcome';
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
