import { randomBytes } from 'node:crypto';

/** Tickets that wait; the oldest is void when there are more. */
const MAX_TICKETS = 16;

/** Addresses for one download each: a link cannot carry the key of a session. */
export class Tickets<T> {
  private readonly waiting = new Map<string, T>();

  /** @returns the ticket */
  issue(what: T): string {
    const ticket = randomBytes(24).toString('base64url');
    this.waiting.set(ticket, what);
    const [oldest] = this.waiting.keys();
    if (this.waiting.size > MAX_TICKETS && oldest !== undefined) {
      this.waiting.delete(oldest);
    }
    return ticket;
  }

  /** @returns what the ticket is for, the first time */
  redeem(ticket: string): T | undefined {
    const what = this.waiting.get(ticket);
    this.waiting.delete(ticket);
    return what;
  }
}
