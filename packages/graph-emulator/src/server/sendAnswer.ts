import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { EmulatedAnswer } from '../answer/exchange';
import { wait } from './processTimers';

/** An endless body goes on in parts of this size. */
const PART_BYTES = 16_384;

/**
 * Sends an answer, or does to the connection what its fault says.
 *
 * @param response where to
 * @param answer what
 * @param isGzip whether the client takes compressed bodies
 */
export async function sendAnswer(
  response: ServerResponse,
  answer: EmulatedAnswer,
  isGzip: boolean,
): Promise<void> {
  if (answer.delayMs > 0) {
    await wait(answer.delayMs);
  }
  const { connection } = answer;
  if (connection === undefined) {
    sendWhole(response, answer, isGzip);
    return;
  }
  switch (connection) {
    case 'hang':
      return;
    case 'before':
      response.socket?.destroy();
      return;
    case 'bytes':
      await sendBytes(response, answer);
      return;
    case 'endless':
      await sendForEver(response, answer);
      return;
    default:
      sendHalf(response, answer);
  }
}

function sendWhole(
  response: ServerResponse,
  { status, headers, body }: EmulatedAnswer,
  isGzip: boolean,
): void {
  const sent = isGzip ? gzipSync(body, { level: 1 }) : Buffer.from(body);
  const encoding = isGzip ? { 'content-encoding': 'gzip' } : {};
  const isBodiless = status < 200 || status === 204 || status === 304;
  response.writeHead(
    status,
    isBodiless ? headers : { ...headers, ...encoding, 'content-length': sent.length },
  );
  response.end(isBodiless ? undefined : sent);
}

function sendHalf(response: ServerResponse, { status, headers, body }: EmulatedAnswer): void {
  const whole = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': whole.length });
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.socket?.destroy());
}

async function sendBytes(
  response: ServerResponse,
  { status, headers, body, tickMs = 0 }: EmulatedAnswer,
): Promise<void> {
  const whole = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': whole.length });
  for (let at = 0; at < whole.length && !response.destroyed; at += 1) {
    response.write(whole.subarray(at, at + 1));
    await wait(tickMs);
  }
  response.end();
}

/** Rows without end, as long as the client takes them. */
async function sendForEver(
  response: ServerResponse,
  { status, headers, tickMs = 0 }: EmulatedAnswer,
): Promise<void> {
  response.writeHead(status, headers);
  response.write('{"data":[{"id":"1"}');
  const closed = once(response, 'close');
  const part = ',{"id":"1"}'.repeat(Math.ceil(PART_BYTES / 11));
  while (!response.destroyed) {
    const isTaken = response.write(part);
    await (isTaken ? wait(tickMs) : Promise.race([drained(response), closed]));
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once('drain', resolve);
  });
}

/**
 * Answers for a server that could not: HTTP 500 with a code that no client takes for a passing error.
 *
 * @param response where to
 * @param error what was thrown
 */
export function sendMistake(response: ServerResponse, error: unknown): void {
  const message = `Cannot answer: ${error instanceof Error ? error.message : String(error)}`;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response
    .writeHead(500, { 'content-type': 'application/json' })
    .end(JSON.stringify({ error: { message, code: 2500 } }));
}
