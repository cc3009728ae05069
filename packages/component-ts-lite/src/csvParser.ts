/** How a CSV is written. */
export interface CsvFormat {
  /** One character. @default ',' */
  readonly delimiter?: string | undefined;
  /** One character, doubled within a cell; '' for none. @default '"' */
  readonly enclosure?: string | undefined;
}

/** A row of this length is a quote that is never closed. */
const LONGEST_ROW = 64 * 1024 * 1024;

/**
 * Reads CSV piece by piece (RFC 4180; rows end in `\n`, `\r\n` or `\r`). Empty lines are no rows. Memory holds one row at a time.
 *
 * papaparse is not used: given a stream, it takes a `\r\n` that is cut in two for a part of the next cell (5.7.1).
 */
export class CsvParser {
  private readonly delimiter: string;
  private readonly enclosure: string;
  /** Ends a run of plain characters. */
  private readonly special: RegExp;
  private rows: string[][] = [];
  private cells: string[] = [];
  private cell = '';
  private length = 0;
  /** `closed` is behind a quote that may be the first of a doubled one. */
  private state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  private isAfterReturn = false;

  /** Throws `RangeError` when the format is not made of single characters. */
  constructor({ delimiter = ',', enclosure = '"' }: CsvFormat = {}) {
    if (delimiter.length !== 1 || enclosure.length > 1 || delimiter === enclosure) {
      throw new RangeError(
        `delimiter '${delimiter}' and enclosure '${enclosure}' are not two single characters`,
      );
    }
    this.delimiter = delimiter;
    this.enclosure = enclosure;
    this.special = new RegExp(`[\\r\\n${escapeInClass(delimiter)}${escapeInClass(enclosure)}]`, 'g');
  }

  /** Takes a piece of the text and gives the rows that end in it. Throws `RangeError` when a row has more than 64 Mi characters. */
  push(text: string): string[][] {
    for (let at = 0; at < text.length;) {
      at = this.state === 'quoted' ? this.readQuoted(text, at) : this.readPlain(text, at);
    }
    return this.takeRows();
  }

  /** Gives the last row, where no newline ends it. Throws `RangeError` when a quote is open. */
  end(): string[][] {
    if (this.state === 'quoted') {
      throw new RangeError('a quote is opened and never closed');
    }
    this.endRow();
    return this.takeRows();
  }

  private readQuoted(text: string, from: number): number {
    const quote = text.indexOf(this.enclosure, from);
    const end = quote === -1 ? text.length : quote;
    this.add(text.slice(from, end));
    this.state = quote === -1 ? 'quoted' : 'closed';
    return end + 1;
  }

  private readPlain(text: string, from: number): number {
    const character = text.charAt(from);
    const isSecondOfNewline = this.isAfterReturn && character === '\n';
    this.isAfterReturn = character === '\r';
    if (isSecondOfNewline) {
      return from + 1;
    }
    if (character === this.delimiter) {
      this.endCell();
    } else if (character === '\n' || character === '\r') {
      this.endRow();
    } else if (character === this.enclosure && this.state !== 'plain') {
      this.openQuote();
    } else {
      return this.readRun(text, from);
    }
    return from + 1;
  }

  private openQuote(): void {
    // Behind a closing quote it is the second of two, which stand for one.
    this.add(this.state === 'closed' ? this.enclosure : '');
    this.state = 'quoted';
  }

  private readRun(text: string, from: number): number {
    this.special.lastIndex = from + 1;
    const end = this.special.exec(text)?.index ?? text.length;
    this.add(text.slice(from, end));
    this.state = 'plain';
    return end;
  }

  private add(text: string): void {
    this.length += text.length;
    if (this.length > LONGEST_ROW) {
      throw new RangeError('a row is longer than 64 Mi characters');
    }
    this.cell += text;
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
    this.state = 'start';
  }

  private endRow(): void {
    if (this.cells.length === 0 && this.state === 'start') {
      return;
    }
    this.endCell();
    this.rows.push(this.cells);
    this.cells = [];
    this.length = 0;
  }

  private takeRows(): string[][] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }
}

function escapeInClass(character: string): string {
  return character.replace(/[\\\]^-]/, '\\$&');
}
