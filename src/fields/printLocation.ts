import { locate } from './source';

/** Characters shown on each side of the place, so that a text of one huge line stays readable. */
const CONTEXT = 60;

/**
 * Shows a place in a text: its line, and a caret under the place.
 *
 * @param text the whole text
 * @param position UTF-16 index of the place
 * @returns two lines; a long line is cut around the place, control characters are shown as spaces
 */
export function printLocation(text: string, position: number): string {
  const { line, column } = locate(text, position);
  const whole = (text.split(/\r\n|[\n\r]/)[line - 1] ?? '').replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
    ' ',
  );
  const from = Math.max(0, column - 1 - CONTEXT);
  const cut = whole.slice(from, column - 1 + CONTEXT);
  const lead = from > 0 ? '…' : '';
  const tail = from + cut.length < whole.length ? '…' : '';
  const gutter = `${line} | `;
  const caret = ' '.repeat(gutter.length + lead.length + column - 1 - from);
  return `${gutter}${lead}${cut}${tail}\n${caret}^`;
}
