import type { CsvFormat } from '../storage/csvFormat';
import { ByteBuffer } from './byteBuffer';

const LINE_FEED = 0x0a;

/** Rows that follow each other and have the same number of cells. */
export interface RowSection {
  rows: number;
  /** 0 for rows that were written before there was a column: they are empty lines. */
  readonly cells: number;
}

/** How rows are, and how they are to be. */
export interface LayoutChange {
  /** All rows, in order. */
  readonly sections: readonly RowSection[];
  /** For each cell of the new row its place in the old one; rows that lack the place get an empty cell. */
  readonly places: readonly number[];
  readonly format: CsvFormat;
}

/**
 * Gives rows of CSV that were written before all columns were known the cells that they lack, and their cells a new order. Behind the
 * last row that needs it, bytes are passed on without a look at them. Memory holds one piece and one row at a time.
 */
export class RowLayout {
  private readonly delimiter: number;
  private readonly enclosure: number;
  private readonly isInOrder: boolean;
  /** The last section that is not yet as it should be. */
  private readonly lastSection: number;
  private section = 0;
  private rowInSection = 0;
  /** The beginning of a row whose end is in one of the next pieces. */
  private pending: Uint8Array[] = [];
  private pendingLength = 0;
  /** No second look before the row may have grown to twice its length, so that a long one is not read over and over. */
  private awaited = 0;
  private readonly out = new ByteBuffer();
  /** Where the cells of the current row end, the last one with the row. */
  private readonly ends: number[] = [];

  constructor(private readonly change: LayoutChange) {
    const { sections, places, format } = change;
    this.delimiter = format.delimiter.charCodeAt(0);
    this.enclosure = format.enclosure.charCodeAt(0);
    this.isInOrder = places.every((place, index) => place === index);
    this.lastSection = sections.findLastIndex((one) => !this.isFinal(one));
  }

  /** Whether all further rows are as they should be. */
  get isDone(): boolean {
    return this.section > this.lastSection;
  }

  /**
   * Takes the next piece.
   *
   * @param piece cut anywhere; not changed afterwards
   * @returns the new bytes as far as they are known
   */
  push(piece: Uint8Array): Uint8Array {
    if (this.isDone) {
      return piece;
    }
    this.pending.push(piece);
    this.pendingLength += piece.length;
    return this.pendingLength < this.awaited ? new Uint8Array(0) : this.rewrite();
  }

  /**
   * Takes the end.
   *
   * @returns the bytes that `push` has held back
   */
  end(): Uint8Array {
    return this.isDone ? new Uint8Array(0) : this.rewrite();
  }

  private rewrite(): Uint8Array {
    const bytes = Buffer.concat(this.pending);
    let from = 0;
    while (!this.isDone && this.findEnds(bytes, from)) {
      this.addRow(bytes, from);
      from = (this.ends.at(-1) ?? from) + 1;
      this.countRow();
    }
    const rest = bytes.subarray(from);
    if (this.isDone) {
      this.out.add(rest, 0, rest.length);
    }
    this.pending = this.isDone || rest.length === 0 ? [] : [rest];
    this.pendingLength = rest.length;
    this.awaited = 2 * rest.length;
    return this.out.take();
  }

  private isFinal({ cells }: RowSection): boolean {
    return this.isInOrder && cells === this.change.places.length;
  }

  private countRow(): void {
    this.rowInSection += 1;
    if (this.rowInSection === this.change.sections[this.section]?.rows) {
      this.section += 1;
      this.rowInSection = 0;
    }
  }

  /** False when the row goes on in the next piece. */
  private findEnds(bytes: Uint8Array, from: number): boolean {
    const { ends, delimiter, enclosure } = this;
    ends.length = 0;
    let isQuoted = false;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === enclosure) {
        // An enclosure within a quoted cell is doubled, so it closes and opens again.
        isQuoted = !isQuoted;
      } else if (!isQuoted && (byte === delimiter || byte === LINE_FEED)) {
        ends.push(at);
        if (byte === LINE_FEED) {
          return true;
        }
      }
    }
    return false;
  }

  private addRow(bytes: Uint8Array, from: number): void {
    const { ends, out } = this;
    const { sections, places } = this.change;
    const cells = sections[this.section]?.cells ?? 0;
    if (cells === 0 && places.length === 1) {
      // A row of one empty cell is quoted, or it would be an empty line.
      out.fill(this.enclosure, 2);
    } else if (cells === 0) {
      out.fill(this.delimiter, places.length - 1);
    } else if (this.isInOrder) {
      out.add(bytes, from, ends.at(-1) ?? from);
      out.fill(this.delimiter, places.length - cells);
    } else {
      this.addCells(bytes, from, cells);
    }
    out.fill(LINE_FEED, 1);
  }

  private addCells(bytes: Uint8Array, from: number, cells: number): void {
    const { ends, out } = this;
    const { places } = this.change;
    for (const [index, place] of places.entries()) {
      if (index > 0) {
        out.fill(this.delimiter, 1);
      }
      const end = place < cells ? ends[place] : undefined;
      if (end !== undefined) {
        out.add(bytes, place === 0 ? from : (ends[place - 1] ?? 0) + 1, end);
      }
    }
  }
}
