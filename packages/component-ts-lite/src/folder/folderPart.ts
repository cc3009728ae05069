/** One of several processes that write into one data folder at once: each writes its own slices of the same tables. */
export interface FolderPart {
  /** From 0 on. */
  readonly index: number;
  readonly count: number;
}

const NAME = /^part-(\d{3,})-of-(\d{3,})$/;

/**
 * Names what a part writes: its slices and its state. Numbers have three digits at least, so that names sort as the parts do.
 *
 * @param part which of how many
 * @returns such as `part-003-of-064`
 */
export function partName({ index, count }: FolderPart): string {
  const width = Math.max(3, String(count).length);
  const padded = (number: number): string => String(number).padStart(width, '0');
  return `part-${padded(index)}-of-${padded(count)}`;
}

/**
 * Reads the name of a slice or of a state.
 *
 * @param name without folder and ending
 * @returns the part that wrote it; undefined for any other name
 */
export function readPartName(name: string): FolderPart | undefined {
  const [, index, count] = NAME.exec(name) ?? [];
  const part = { index: Number(index), count: Number(count) };
  return index !== undefined && part.index < part.count && partName(part) === name ? part : undefined;
}
