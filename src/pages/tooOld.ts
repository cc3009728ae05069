import { GraphError } from '../errors';
import { printFields } from '../fields';
import type { FieldItem } from '../fields';
import { graphRequest } from './pageOptions';
import type { PagesOptions } from './pageOptions';

/** All media older than the conversion to a business account (graph-api.md §3.1). */
const TOO_OLD = 2108006;

/**
 * Tells the error of media that were posted before the account became a business account.
 *
 * @param error any error of the API
 * @returns whether it is that one: then it is also that of all older media (graph-api.md §0.5)
 */
export function saysTooOld({ details }: GraphError): boolean {
  return details.subcode === TOO_OLD;
}

/**
 * Asks whether a media is too old for insights.
 *
 * @param id the media
 * @param insights the insights fields to ask of it
 * @param options the job
 * @returns whether the API says so
 */
export async function isTooOld(
  id: string,
  insights: readonly FieldItem[],
  options: PagesOptions,
): Promise<boolean> {
  const request = graphRequest([id], { fields: printFields(insights) }, options);
  try {
    await options.client.send({ ...request, isList: false });
    return false;
  } catch (error) {
    if (error instanceof GraphError) {
      return saysTooOld(error);
    }
    throw error;
  }
}
