/** Characters of a cell that a message shows. */
const LONGEST_CELL = 80;

/** Formats a Markdown table. Cells are cut to a readable length, and no text from outside can break out of them. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(columns), `|${columns.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** Formats a Markdown list of sentences, each in one line. */
export function list(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${escaped(sentence)}`).join('\n');
}

/** Formats text as a Markdown block of code, whatever back quotes are in it. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function cell(text: string): string {
  const points = Array.from(text);
  return escaped(points.length > LONGEST_CELL ? `${points.slice(0, LONGEST_CELL).join('')}…` : text);
}

/** In one line, without meaning in Markdown or HTML. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*[\]<>|]|(?<!\w)_|_(?!\w)/g, (character) => `\\${character}`);
}
