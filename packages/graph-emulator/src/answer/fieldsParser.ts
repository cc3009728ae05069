import { ApiError } from './errors';

/** A field as the API reads it: a parser of its own, so that it cannot share the extractor's mistakes. */
export interface AskedField {
  readonly name: string;
  readonly modifiers: Readonly<Record<string, string>>;
  readonly fields: readonly AskedField[] | undefined;
}

/**
 * Makes a field that is asked by its name only.
 *
 * @param name the field
 * @returns it, without modifiers and braces
 */
export function plainField(name: string): AskedField {
  return { name, modifiers: {}, fields: undefined };
}

/** Everything up to the closing bracket; brackets inside are counted, quotes are taken whole. */
const VALUE_PART = /[()]|"(?:[^"\\]|\\.)*"/g;

/**
 * Reads the value of `fields` (docs/graph-api.md §1.4).
 *
 * @param text the parameter
 * @returns the fields
 * @throws ApiError 2500 with the position, as the API says it
 */
export function readFields(text: string): readonly AskedField[] {
  const reader = { text, at: 0 };
  const fields = readList(reader);
  if (reader.at < text.length) {
    throw syntaxError(reader, 'end of string');
  }
  return fields;
}

interface Reader {
  readonly text: string;
  at: number;
}

function readList(reader: Reader): AskedField[] {
  const fields = [readField(reader)];
  while (eat(reader, ',')) {
    fields.push(readField(reader));
  }
  return fields;
}

function readField(reader: Reader): AskedField {
  const name = readName(reader);
  const modifiers: Record<string, string> = {};
  while (eat(reader, '.')) {
    const modifier = readName(reader);
    if (!eat(reader, '(')) {
      throw syntaxError(reader, '(');
    }
    modifiers[modifier] = readValue(reader);
  }
  if (!eat(reader, '{')) {
    return { name, modifiers, fields: undefined };
  }
  const fields = readList(reader);
  if (!eat(reader, '}')) {
    throw syntaxError(reader, '}');
  }
  return { name, modifiers, fields };
}

function readName(reader: Reader): string {
  skipSpace(reader);
  const name = /^\w+/.exec(reader.text.slice(reader.at, reader.at + 200))?.[0];
  if (name === undefined) {
    throw syntaxError(reader, 'name');
  }
  reader.at += name.length;
  skipSpace(reader);
  return name;
}

function readValue(reader: Reader): string {
  const start = reader.at;
  VALUE_PART.lastIndex = start;
  let depth = 1;
  for (let part = VALUE_PART.exec(reader.text); part !== null; part = VALUE_PART.exec(reader.text)) {
    depth += part[0] === '(' ? 1 : part[0] === ')' ? -1 : 0;
    if (depth === 0) {
      reader.at = VALUE_PART.lastIndex;
      const value = reader.text.slice(start, part.index).trim();
      skipSpace(reader);
      return value;
    }
  }
  throw syntaxError(reader, ')');
}

function eat(reader: Reader, mark: string): boolean {
  skipSpace(reader);
  const found = reader.text.charAt(reader.at) === mark;
  reader.at += found ? 1 : 0;
  return found;
}

function skipSpace(reader: Reader): void {
  while (/^\s$/.test(reader.text.charAt(reader.at))) {
    reader.at += 1;
  }
}

function syntaxError({ text, at }: Reader, expected: string): ApiError {
  return new ApiError(
    `Syntax error "Expected ${expected} instead of "${text.charAt(at)}"." at character ${at}: ${text}`,
    {
      code: 2500,
    },
  );
}
