import { isRecord } from '../json/jsonRecord';
import type { Secrets } from '../secrets/secrets';

/**
 * Writes a sync action's answer as the one JSON document of stdout (https://help.keboola.com/extend/common-interface/actions/).
 *
 * @param answer what the handler returned; undefined stands for `{"status": "success"}`
 * @param secrets are taken out of every text and key in it
 * @returns one line
 * @throws TypeError when the answer is nothing that JSON has
 */
export function formatAnswer(answer: unknown, secrets: Secrets): string {
  const redacted = (_key: string, value: unknown): unknown => {
    if (typeof value === 'string') {
      return secrets.redact(value);
    }
    if (typeof value === 'number') {
      // A number is one secret or none: masked in part, it would be another number.
      return secrets.has(String(value)) ? secrets.redact(String(value)) : value;
    }
    return isRecord(value) ? redactKeys(value, secrets) : value;
  };
  const document = JSON.stringify(answer ?? { status: 'success' }, redacted) as string | undefined;
  if (document === undefined) {
    throw new TypeError(`A sync action answered with a ${typeof answer}, which JSON does not have`);
  }
  return `${document}\n`;
}

function redactKeys(record: Readonly<Record<string, unknown>>, secrets: Secrets): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [secrets.redact(key), value]));
}
