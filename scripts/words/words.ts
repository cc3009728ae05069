/** Words that we use wrongly, each with what to write instead. */
interface Word {
  readonly wrong: RegExp;
  readonly instead: string;
}

/** The words that no text of this project may have, in any case of letters and across line breaks. */
const WORDS: readonly Word[] = [
  { wrong: /\bbehind\b(?! (?:a|the) (?:proxy|firewall))/gi, instead: 'after, past, or "of"' },
  { wrong: /\bbeside\b/gi, instead: 'next to, or besides' },
  {
    wrong:
      /\b(?:a|one|each|every|another|single) media\b(?! (?:object|type|product|file|id|kind|list|insight|metric))/gi,
    instead: 'a post, or a media object',
  },
  { wrong: /\bmedium\b/gi, instead: 'post, or media object' },
  {
    wrong: /\b(?:an|the|each|every|one|of|its|their|this|own|no|first|next|same|other) asks?\b/gi,
    instead: 'group, or request',
  },
  {
    wrong:
      /(?<!\b(?:there|which|that) )\b(?:is|are|was|were) no (?:object|list|JSON|text|number|failure|fault|part|model|file|id|table|person|people|limit|root)\b/gi,
    instead: 'is not a …',
  },
  { wrong: /\b(?:is|are|was|were) (?:gone|went) on with\b/gi, instead: 'is continued' },
  { wrong: /\banew\b/gi, instead: 'again, or start over' },
  { wrong: /\bwithout a (?:single )?word\b/gi, instead: 'silently, or without a message' },
  { wrong: /\b(?:one|state|table|URL|column|mistake)s? of (?:ours|theirs)\b/gi, instead: 'our …, their …' },
  { wrong: /\b(?:is|are|was|were) told (?:before|at|with|of|once)\b/gi, instead: 'is reported' },
  { wrong: /\bas soon as (?:it|they) (?:is|are) through\b/gi, instead: 'as soon as it is finished' },
  { wrong: /\bever new\b/gi, instead: 'always new' },
  { wrong: /\bfor ever\b/gi, instead: 'forever, or for good' },
  { wrong: /\basks? \d+ targets?\b/gi, instead: 'runs for … accounts' },
  { wrong: /\b(?:informations|advices|softwares|feedbacks)\b/gi, instead: 'the singular' },
];

/** A wrong word at its place. */
interface Finding {
  readonly line: number;
  readonly found: string;
  readonly instead: string;
}

/**
 * Finds wrong words.
 *
 * @param text with line breaks; what begins a line of a comment or a list does not divide words
 */
export function findWords(text: string): readonly Finding[] {
  const joined = text.replace(/\n[ \t]*(?:\/\/|\*|#|>)?[ \t]*/g, (gap) => `\n${' '.repeat(gap.length - 1)}`);
  const flat = joined.replace(/\s/g, ' ');
  return WORDS.flatMap(({ wrong, instead }) =>
    [...spread(flat, wrong)].map(({ index, found }) => ({
      line: text.slice(0, index).split('\n').length,
      found,
      instead,
    })),
  ).sort((one, other) => one.line - other.line);
}

/** Matches a pattern whose spaces stand for any number of them, so that a word may go on in the next line. */
function* spread(flat: string, wrong: RegExp): Generator<{ readonly index: number; readonly found: string }> {
  const places: number[] = [];
  let single = '';
  for (const [index, character] of [...flat.split('')].entries()) {
    if (character !== ' ' || !single.endsWith(' ')) {
      single += character;
      places.push(index);
    }
  }
  for (const match of single.matchAll(wrong)) {
    yield { index: places[match.index] ?? 0, found: match[0] };
  }
}
