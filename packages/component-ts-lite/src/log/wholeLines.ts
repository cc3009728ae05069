import { StringDecoder } from 'node:string_decoder';

/** A longer line is passed on in parts: a progress bar without an end must not fill the memory. */
const LONGEST_LINE = 64 * 1024;

/** Gathers what is printed in pieces to whole lines, so that a secret cut in two is seen as one. */
export class WholeLines {
  private readonly decoder = new StringDecoder('utf8');
  private text = '';

  /** @param onLine given each line without its line break */
  constructor(private readonly onLine: (line: string) => void) {}

  /** Takes the next piece. */
  write(piece: string | Uint8Array): void {
    this.text += typeof piece === 'string' ? piece : this.decoder.write(piece);
    const lines = this.text.split('\n');
    this.text = lines.pop() ?? '';
    lines.forEach((line) => this.onLine(line));
    if (this.text.length > LONGEST_LINE) {
      this.end();
    }
  }

  /** Passes on the line that has no end. */
  end(): void {
    if (this.text !== '') {
      const { text } = this;
      this.text = '';
      this.onLine(text);
    }
  }
}
