import { ApiError } from '../answer/errors';
import { raw } from '../answer/serialize';
import { chance, pick } from '../world/random';
import { echoed } from './echo';
import type { FaultError } from './faultError';
import { KNOWN_ERRORS } from './knownErrors';
import type { KnownError } from './knownErrors';

/** What an error may repeat of the request that it answers. */
export interface Echo {
  readonly token: string | undefined;
  readonly proof: string | undefined;
  /** What the seed gives to this error. */
  readonly chance: number;
}

/**
 * Makes the error of a fault.
 *
 * @param asked as the options give it: whole, or the name of a known one
 * @param echo the request's secrets, and the chance of this error
 * @returns as the emulator throws it
 */
export function toApiError(asked: FaultError | KnownError, echo: Echo): ApiError {
  const { message, numbers, ...error }: FaultError = typeof asked === 'string' ? KNOWN_ERRORS[asked] : asked;
  const id = `18${String(echo.chance).padStart(15, '9')}`;
  const told = echoed(message, { token: echo.token, proof: echo.proof, id });
  return new ApiError(told, {
    ...error,
    ...(numbers !== undefined && { data: dataOf(numbers, echo.chance) }),
  });
}

/** Each as its own text: what JavaScript would make of it is another number. */
function dataOf(numbers: number | readonly string[], seed: number): Readonly<Record<string, string>> {
  const texts = typeof numbers === 'number' ? chosen(numbers, seed) : numbers;
  return Object.fromEntries(texts.map((text, index) => [`n${index}`, raw(text)]));
}

function chosen(count: number, seed: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const digits = String(chance(seed, index));
    const kinds = [
      `${digits.slice(0, 3)}.${digits.slice(-2)}`,
      `1${digits.padStart(15, '7')}`,
      `178414${digits.padStart(11, '0')}123`,
      `"${digits.padStart(16, '3')}"`,
      `"0.${digits}"`,
      `-${digits}.5e-3`,
      `${digits}e12`,
    ];
    return pick(kinds, chance(seed, 'kind', index));
  });
}
