import type { Window } from '../plan';

/**
 * Formats the window that a total stands for, where one is known.
 *
 * @returns cells of `date_start` and `date_stop`: whole days as dates, anything finer as the API writes its own times
 */
export function windowCells(window: Window | undefined): (readonly [column: string, cell: string])[] {
  const ends = [
    ['date_start', window?.since],
    ['date_stop', window?.until],
  ] as const;
  return ends.flatMap(([column, moment]) =>
    moment === undefined ? [] : [[column, formatTime(moment)] as const],
  );
}

function formatTime(moment: number): string {
  const iso = new Date(moment * 1000).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.replace('.000Z', '+0000');
}
