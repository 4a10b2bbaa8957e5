// Must not compile: check.sh runs the compiler on it and wants both complaints.
import { Kequn } from './app.js';
import { CounterDocument, HomeDocument } from './generated/operations.js';

export async function wrong(bank: Kequn): Promise<number | undefined> {
  await bank.ask(CounterDocument, { customerNumber: 'C00000131' });
  const { home } = await bank.ask(HomeDocument, { channel: 'MOBILE_BANKING' });
  return home?.compositeTier?.colour;
}
