import { distance } from 'fastest-levenshtein';
import { isObject } from '../answer';
import type { JsonObject } from '../answer';
import { schema } from './generated/schema';
import { formatName, queryLabel } from './queryLabel';

const QUERY_KEYS = schema.definitions.query.properties;
/** A configuration row has the keys of its query next to those of the configuration. */
const ROOT_KEYS = [...Object.keys(schema.properties), ...Object.keys(QUERY_KEYS)];

const objectOrEmpty = (value: unknown): JsonObject => (isObject(value) ? value : {});

/**
 * Looks for misspelt keys. Unknown keys are ignored; only one that is close to a known key gets a warning.
 *
 * @param parameters normalized parameters, valid or not
 * @returns a sentence for each likely misspelling
 */
export function suggestKeys(parameters: object): string[] {
  const { queries } = parameters as { readonly queries?: unknown };
  return [
    ...suggest(parameters, ROOT_KEYS, 'parameters'),
    ...(Array.isArray(queries) ? queries.map(objectOrEmpty) : []).flatMap((query, index) => {
      if (query['disabled'] === true) {
        return [];
      }
      const where =
        typeof query['name'] === 'string' ? queryLabel(query['name']) : `parameters.queries[${index}]`;
      return [
        ...suggest(query, Object.keys(QUERY_KEYS), where),
        ...suggest(objectOrEmpty(query['query']), Object.keys(QUERY_KEYS.query.properties), `${where}.query`),
      ];
    }),
  ];
}

function suggest(given: object, known: readonly string[], where: string): string[] {
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .flatMap((key) => {
      const near = known.find(
        (candidate) =>
          distance(plain(candidate), plain(key)) <= Math.min(2, Math.floor(candidate.length / 3)),
      );
      return near === undefined
        ? []
        : [`Unknown key '${formatName(key)}' in ${where} is ignored: did you mean '${near}'?`];
    });
}

/** `onError`, `on_error` and `on-error` mean the same to a person. */
function plain(key: string): string {
  return key.toLowerCase().replace(/[-_\s]/g, '');
}
