import { UserError } from '@keboola/component-ts-lite';
import { DIALECTS } from './dialects';
import type { DialectName } from './dialects';

/** For which database models are made. */
export interface AskedModels {
  readonly dialect: DialectName;
  /** Where it has the tables of the extractor. */
  readonly bucket?: string | undefined;
  /** See `ModelsOptions`. */
  readonly asOf?: string | undefined;
}

/** The platform's more frequent database. */
const DEFAULT: DialectName = 'snowflake';
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z?)?$/;

/**
 * Reads for which database models are asked.
 *
 * @param given values as they came; an empty text is none
 * @throws UserError that says what can be asked
 */
export function toAsked(given: Readonly<Record<'dialect' | 'bucket' | 'asOf', unknown>>): AskedModels {
  const dialect = textOf(given.dialect) ?? DEFAULT;
  const known = DIALECTS.find((name) => name === dialect.toLowerCase());
  if (known === undefined) {
    throw new UserError(
      `Cannot write models for the dialect '${dialect}': it must be one of ${DIALECTS.join(', ')}`,
    );
  }
  const bucket = textOf(given.bucket);
  const asOf = textOf(given.asOf);
  return { dialect: known, ...(bucket && { bucket }), ...(asOf && { asOf: toMoment(asOf) }) };
}

function toMoment(asked: string): string {
  const milliseconds = MOMENT.test(asked)
    ? Date.parse(asked.length > 10 && !asked.endsWith('Z') ? `${asked}Z` : asked)
    : NaN;
  if (!Number.isFinite(milliseconds)) {
    throw new UserError(
      `Cannot read the moment '${asked}': write it as 2026-06-15 or 2026-06-15T10:00:00Z, UTC`,
    );
  }
  return new Date(milliseconds).toISOString().slice(0, 19);
}

function textOf(value: unknown): string | undefined {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? undefined : trimmed;
}
