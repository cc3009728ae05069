/** Taken once, because each access to a global is slow in the contexts that Jest makes. */
const { imul } = Math;

/**
 * Gives chance that is always the same: every text and number of the world is a function of the seed and of what it
 * belongs to, so nothing is stored.
 *
 * @param parts the seed and what identifies the thing
 * @returns a whole number from 0 to 2³² − 1
 */
export function chance(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  const text = parts.join('/');
  for (let index = 0; index < text.length; index += 1) {
    hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * Picks one of several.
 *
 * @param from at least one
 * @param number any whole number
 * @returns the one that the number points to
 */
export function pick<Item>(from: readonly Item[], number: number): Item {
  const item = from[number % from.length];
  if (item === undefined) {
    throw new RangeError('Cannot pick from an empty list');
  }
  return item;
}
