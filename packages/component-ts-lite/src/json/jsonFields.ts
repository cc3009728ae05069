import { UserError } from '../errors/userError';
import { isRecord, type JsonRecord } from './jsonRecord';

const TRUE: readonly unknown[] = [true, 1, '1', 'true'];
const FALSE: readonly unknown[] = [false, 0, '0', 'false', ''];

/**
 * Typed reading of a JSON object that the platform wrote: a configuration's envelope, a manifest. Unknown fields are left alone,
 * null and PHP's `[]` for an empty object count as absent, and a value of the wrong kind is a `UserError` that names its place.
 */
export class JsonFields {
  /**
   * @param record the object
   * @param source what messages call the file, e.g. `in/tables/x.csv.manifest`
   * @param path where the object stands in the file, '' for the whole
   */
  constructor(
    readonly record: JsonRecord,
    private readonly source: string,
    private readonly path = '',
  ) {}

  /** A text; numbers, as ids are written, become one. Undefined when absent. */
  text(name: string): string | undefined {
    return this.typed(name, 'a text', asText);
  }

  /** A text that must be there. */
  requiredText(name: string): string {
    return this.text(name) ?? this.refuse(name, 'missing');
  }

  /** A text, number, true or false, as text. Undefined when absent. */
  scalar(name: string): string | undefined {
    return this.typed(name, 'a text', asScalar);
  }

  /** A number, also one in quotes. Undefined when absent. */
  number(name: string): number | undefined {
    return this.typed(name, 'a number', asNumber);
  }

  /** True or false, or a word or number for it, as PHP and forms write them. Undefined when absent. */
  flag(name: string): boolean | undefined {
    return this.typed(name, 'true or false', asFlag);
  }

  /** One of the words given; undefined when absent. */
  word<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    return this.typed(name, `one of '${words.join("', '")}'`, (value) =>
      words.find((word) => word === value),
    );
  }

  /** A list of texts; empty when absent. */
  texts(name: string): string[] {
    return this.list(name).map(
      (value, index) => asText(value) ?? this.refuse(`${name}[${index}]`, 'not a text'),
    );
  }

  /** A list of texts, numbers, true and false, as text; null becomes an empty one. Empty when absent. */
  scalars(name: string): string[] {
    return this.list(name).map((value, index) =>
      value === null ? '' : (asScalar(value) ?? this.refuse(`${name}[${index}]`, 'not a text')),
    );
  }

  /** An object; empty when absent. */
  fields(name: string): JsonFields {
    const value = this.present(name);
    const isNone = value === undefined || (Array.isArray(value) && value.length === 0);
    return this.nested(isNone ? {} : value, name);
  }

  /** A list of objects; empty when absent. */
  items(name: string): JsonFields[] {
    return this.list(name).map((value, index) => this.nested(value, `${name}[${index}]`));
  }

  /** The names in the object. */
  names(): string[] {
    return Object.keys(this.record);
  }

  /** Throws the `UserError` that says what is wrong with a field. */
  refuse(name: string, problem: string): never {
    throw new UserError(`Cannot read '${this.source}': '${this.placeOf(name)}' is ${problem}`);
  }

  private list(name: string): readonly unknown[] {
    return (
      this.typed(name, 'a list', (value) => (Array.isArray(value) ? (value as unknown[]) : undefined)) ?? []
    );
  }

  private nested(value: unknown, name: string): JsonFields {
    return isRecord(value)
      ? new JsonFields(value, this.source, this.placeOf(name))
      : this.refuse(name, 'not an object');
  }

  private typed<T>(name: string, kind: string, convert: (value: unknown) => T | undefined): T | undefined {
    const value = this.present(name);
    return value === undefined ? undefined : (convert(value) ?? this.refuse(name, `not ${kind}`));
  }

  /** Own fields only: a column may be called `constructor`. */
  private present(name: string): unknown {
    return Object.hasOwn(this.record, name) ? (this.record[name] ?? undefined) : undefined;
  }

  private placeOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function asScalar(value: unknown): string | undefined {
  return typeof value === 'boolean' ? String(value) : asText(value);
}

function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function asFlag(value: unknown): boolean | undefined {
  if (TRUE.includes(value)) {
    return true;
  }
  return FALSE.includes(value) ? false : undefined;
}
