import type { JsonRecord } from '../json/jsonRecord';

const YES = /^(true|1|yes|y|on)$/i;

/**
 * Whether the configuration asks for debug messages, by `parameters.debug`: true, 1, or a text for it in any case, as forms and people
 * write it: `true`, `1`, `yes`, `y`, `on`.
 *
 * @param parameters of config.json
 * @returns false for anything else
 */
export function isDebug(parameters: JsonRecord): boolean {
  const value = parameters['debug'];
  return ['boolean', 'number', 'string'].includes(typeof value) && YES.test(String(value).trim());
}
