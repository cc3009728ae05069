import { printLocation } from './printLocation';
import { locate } from './source';
import type { Source } from './source';

/** Thrown by the parser, and by nothing else, when a fields text is not in the fields language. */
export class FieldsSyntaxError extends Error {
  override readonly name = 'FieldsSyntaxError' as const;
  /** UTF-16 index of the place in the text. */
  readonly position: number;
  /** The line of the text with a caret under the place; two lines. */
  readonly excerpt: string;

  /**
   * @param source the text and its name
   * @param position where it went wrong, a UTF-16 index
   * @param problem what was expected and what was found
   */
  constructor(source: Source, position: number, problem: string) {
    const { line, column } = locate(source.text, position);
    super(`Cannot read the fields of ${source.name}: ${problem} at line ${line}, column ${column}`);
    this.position = position;
    this.excerpt = printLocation(source.text, position);
  }
}
