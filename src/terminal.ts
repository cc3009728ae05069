import type { LiveLine } from './runtime';

/** A stream that may be a terminal. */
type Output = NodeJS.WriteStream;

/** The size of a terminal since the VT100. */
const COLUMNS = 80;
const ROWS = 24;

/**
 * Opens a live line on the first output that is a terminal.
 *
 * @param outputs in the order of preference
 * @returns undefined where none is: there the log says from time to time how far a run is
 */
export async function openLiveLine(outputs: readonly Output[]): Promise<LiveLine | undefined> {
  const terminal = outputs.find(({ isTTY }) => isTTY);
  if (terminal === undefined) {
    return undefined;
  }
  const { createLogUpdate } = await import('log-update');
  // What the process prints is diverted to the log later on; the line is not to go there.
  const write = terminal.write.bind(terminal);
  // A terminal that does not tell its size has 0 for it.
  const stream = Object.create(terminal, {
    write: { value: write },
    columns: { get: () => terminal.columns || COLUMNS },
    rows: { get: () => terminal.rows || ROWS },
  }) as Output;
  // A cursor that was hidden would stay so when the process is killed.
  const update = createLogUpdate(stream, { showCursor: true });
  return { show: (text) => update(text), clear: () => update.clear() };
}
