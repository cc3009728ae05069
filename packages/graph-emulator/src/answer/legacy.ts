import type { Settings } from '../options';
import type { Call } from './call';
import { ApiError } from './errors';
import type { AskedField } from './fieldsParser';

/** Request features that v27 closed to new apps, and v28 ends for all (docs/graph-api.md §6.1). */
export type LegacyFeature = 'aliases' | 'asyncBatch' | 'dateFormat' | 'jsonp' | 'methodOverride' | 'multiId';

type Use = Pick<Call, 'segments' | 'params' | 'request'>;

const has =
  (...names: readonly string[]) =>
  ({ params }: Use): boolean =>
    names.some((name) => name in params);

const USES: Readonly<Record<LegacyFeature, (call: Use) => boolean>> = {
  aliases: ({ params }) => /\.\s*as\s*\(/.test(params['fields'] ?? ''),
  asyncBatch: (call) => has('asyncbatch', 'adbatch')(call) || call.segments.includes('async_batch_requests'),
  // Polls have a format of dates of their own (docs/graph-api.md §1.9).
  dateFormat: (call) => has('date_format')(call) && !call.segments.includes('poll_attachment'),
  jsonp: has('callback'),
  methodOverride: (call) => has('method')(call) || 'x-http-method-override' in call.request.headers,
  multiId: has('ids'),
};

/**
 * Names the features of a request that end.
 *
 * @param call the request, or an item of a batch
 * @returns their names
 */
export function legacyFeatures(call: Use): readonly LegacyFeature[] {
  return Object.entries(USES).flatMap(([name, isUsed]) => (isUsed(call) ? [name as LegacyFeature] : []));
}

/**
 * Refuses aliases where the world has none; in which words the API does that is not known.
 *
 * @param fields what is asked, at any depth
 * @param aliases as the option says
 * @throws ApiError with the code and status of the option
 */
export function refuseAliases(fields: readonly AskedField[], aliases: Settings['aliases']): void {
  if (aliases === 'allowed') {
    return;
  }
  for (const { modifiers, fields: nested = [] } of fields) {
    if ('as' in modifiers) {
      const { status = 400, code = 100 } = aliases === 'gone' ? {} : aliases;
      throw new ApiError(`(#${code}) Field aliases are no longer supported`, { status, code });
    }
    refuseAliases(nested, aliases);
  }
}
