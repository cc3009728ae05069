import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How many browsers may be in at once; the oldest has to come in again. */
const MAX_SESSIONS = 8;

/** Who may use the server: whoever came with a one-time token, by the key that was given for it. */
export class Sessions {
  private invitation: string | undefined;
  private readonly keys: string[] = [];

  /** Makes a new one-time token; an earlier one that nobody used is void. */
  invite(): string {
    this.invitation = randomBytes(24).toString('base64url');
    return this.invitation;
  }

  /**
   * Takes a one-time token.
   *
   * @returns the key of the session; undefined when the token is wrong or was used before
   */
  open(token: string): string | undefined {
    if (this.invitation === undefined || !isEqual(token, this.invitation)) {
      return undefined;
    }
    this.invitation = undefined;
    const key = randomBytes(24).toString('base64url');
    this.keys.push(key);
    this.keys.splice(0, this.keys.length - MAX_SESSIONS);
    return key;
  }

  /** Tells whether a request with this `Authorization` header is of a session. */
  has(authorization: string | undefined): boolean {
    const key = /^Bearer ([\w-]+)$/.exec(authorization ?? '')?.[1];
    return key !== undefined && this.keys.some((known) => isEqual(key, known));
  }
}

/** Compares digests, so that the time taken says nothing about the secret. */
function isEqual(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
