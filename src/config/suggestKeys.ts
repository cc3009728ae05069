import { distance } from 'fastest-levenshtein';
import { schema } from './generated/schema';
import { printable } from './printable';

/** Keys that are valid though the form's schema does not name them: the platform and older extractors write them. */
const ALSO_KNOWN = [
  'query',
  'name',
  'id',
  'type',
  'disabled',
  'incremental',
  'run-by-id',
  'max-wait',
  'report',
];

type Plain = Readonly<Record<string, unknown>>;
const plainObject = (value: unknown): Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : {};

/**
 * Looks for misspelt keys. Unknown keys are kept and ignored; only one that is close to a known key is worth a word.
 *
 * @param parameters normalized parameters, valid or not
 * @returns a sentence for each likely misspelling
 */
export function suggestKeys(parameters: object): string[] {
  const known = schema.definitions.query.properties;
  const { queries } = parameters as { readonly queries?: unknown };
  return [
    ...suggest(parameters, [...Object.keys(schema.properties), ...ALSO_KNOWN], 'parameters'),
    ...(Array.isArray(queries) ? queries.map(plainObject) : []).flatMap((query, index) => {
      const where =
        typeof query['name'] === 'string'
          ? `query '${printable(query['name'])}'`
          : `parameters.queries[${index}]`;
      return [
        ...suggest(query, Object.keys(known), where),
        ...suggest(plainObject(query['query']), Object.keys(known.query.properties), `${where}.query`),
      ];
    }),
  ];
}

function suggest(given: object, known: readonly string[], where: string): string[] {
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .flatMap((key) => {
      const near = known.find(
        (one) => distance(plain(one), plain(key)) <= Math.min(2, Math.floor(one.length / 3)),
      );
      return near === undefined
        ? []
        : [`Unknown key '${printable(key)}' in ${where} is ignored: did you mean '${near}'?`];
    });
}

/** `onError`, `on_error` and `on-error` differ in nothing that a person means. */
function plain(key: string): string {
  return key.toLowerCase().replace(/[-_\s]/g, '');
}
