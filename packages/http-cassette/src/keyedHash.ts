import { createHash, createHmac, randomBytes } from 'node:crypto';

/** Makes a key for the ids and texts of one recording, or of several whose ids and texts shall agree. */
export function newKey(): string {
  return randomBytes(32).toString('hex');
}

/** Gives bytes that depend on a key and a text: always the same, and of no use to find the text without the key. */
export function keyedBytes(key: string, text: string, length: number): Buffer {
  const seed = createHmac('sha256', key).update(text).digest();
  return createHash('shake256', { outputLength: length }).update(seed).digest();
}
