import { distance } from 'fastest-levenshtein';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'run' | 'help' | 'version' }
  /** Merges these states of shards; none: those in `out/state`. */
  | { readonly kind: 'merge-state'; readonly files: readonly string[] }
  /** Prints the models of the configuration; it reads its own words. */
  | { readonly kind: 'models'; readonly words: readonly string[] }
  /** It is not understood; the sentence says why. */
  | { readonly kind: 'mistake'; readonly sentence: string };

const MERGE = 'merge-state';
const MODELS = 'models';
const OPTIONS: Readonly<Record<string, Command>> = {
  '--version': { kind: 'version' },
  '--help': { kind: 'help' },
  '-h': { kind: 'help' },
};
const WORDS = [MERGE, MODELS, '--version', '--help'];

/**
 * Reads the arguments of the process. Whatever is not known is a mistake, so that nothing is run or cleared by a word that meant
 * something else.
 *
 * @param given those after the name of the program
 */
export function readCommand(given: readonly string[]): Command {
  const [first, ...rest] = given;
  const option = given.flatMap((word) => OPTIONS[word] ?? []).at(0);
  if (option !== undefined) {
    return option;
  }
  if (first === undefined) {
    return { kind: 'run' };
  }
  if (first === MODELS) {
    return { kind: MODELS, words: rest };
  }
  const unknown = first === MERGE ? rest.find((word) => word.startsWith('-')) : first;
  return unknown === undefined
    ? { kind: MERGE, files: rest }
    : { kind: 'mistake', sentence: mistake(unknown) };
}

function mistake(word: string): string {
  const near = WORDS.find((known) => distance(known, word) <= 3);
  const cure = near === undefined ? '--help says what there is' : `did you mean '${near}'?`;
  return `Cannot understand the argument '${word}': ${cure}`;
}
