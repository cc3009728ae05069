import type { IncomingMessage } from 'node:http';
import type { JsonObject } from '../wire';
import { Failure } from './failure';

/** Parameters of 500 accounts with 100 queries need a tenth of it. */
const MAX_BODY_BYTES = 1_000_000;

/**
 * Reads the JSON object that a request carries.
 *
 * @throws Failure when it is too large, or not a JSON object
 */
export async function readJson(request: IncomingMessage): Promise<JsonObject> {
  // A form of another page cannot send this type without asking first.
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new Failure(415, 'The studio takes JSON only');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_BODY_BYTES) {
      throw new Failure(413, `This is more than the studio takes at once (${MAX_BODY_BYTES / 1000} kB)`);
    }
    chunks.push(chunk as Buffer);
  }
  return parseObject(Buffer.concat(chunks).toString('utf8'));
}

function parseObject(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Failure(400, 'The studio takes JSON only');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Failure(400, 'The studio takes a JSON object');
  }
  return value as JsonObject;
}
