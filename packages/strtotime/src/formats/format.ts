import type { Draft } from '../draft';
import type { Pattern } from '../pattern';
import type { TokenReader } from '../tokenReader';
import { readZone } from '../zones';

/** One documented format: what it looks like, and what a text that looks so means. */
export interface Format {
  readonly name: string;
  readonly pattern: Pattern;
  readonly read: (token: TokenReader, draft: Draft) => void;
}

/** Reads a zone into the draft; a name that is no zone refuses the expression. */
export function takeZone(token: TokenReader, draft: Draft): void {
  const zone = readZone(token);
  if (zone === undefined) draft.refuse('a word that is neither a date word nor a time zone');
  else draft.zone = zone;
}
