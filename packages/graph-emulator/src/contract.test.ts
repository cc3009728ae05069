import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator } from './answer/createEmulator';
import type { Emulator } from './answer/createEmulator';
import { presets } from './presets';

/** Real traffic, beside the repository and no part of it: without it only the shape of our own world is proved. */
const RECORDING = join(__dirname, '../../../../shared/recorded/instagram-v23/interactions.json');
const ACCOUNT = '17841400000000001';

interface Recorded {
  request: { uri: string };
  response: { status: { code: number }; body: { string: string } };
}
interface Body {
  data?: Record<string, unknown>[];
  paging?: { cursors?: { after: string }; next?: string };
  error?: Record<string, unknown> & { message: string };
}

const interactions: Recorded[] = existsSync(RECORDING)
  ? (JSON.parse(readFileSync(RECORDING, 'utf8')) as { interactions: Recorded[] }).interactions
  : [];

/** Answers the questions of the recording, page after page: cursors are the emulator's own. */
class Asker {
  private readonly emulator: Emulator = createEmulator(presets['recorded']);
  private readonly cursors = new Map<string, string>();

  ask(uri: string): { status: number; body: Body } {
    const url = new URL(uri.replace(/\/17841\d{12}/, `/${ACCOUNT}`));
    const isLater = url.searchParams.has('after');
    url.searchParams.delete('after');
    url.searchParams.delete('access_token');
    const question = url.toString();
    if (isLater) {
      url.searchParams.set('after', this.cursors.get(question) ?? 'none');
    }
    const headers = { authorization: 'Bearer DEMO' };
    const answer = this.emulator.handle({ method: 'GET', url: url.toString(), headers });
    const body = JSON.parse(answer.body) as Body;
    this.cursors.set(question, body.paging?.cursors?.after ?? 'none');
    return { status: answer.status, body };
  }
}

/** Keys in the order in which they come, those of all rows put into one order. */
function keysOf(rows: readonly object[]): string[] {
  const keys: string[] = [];
  for (const row of rows) {
    let place = 0;
    for (const key of Object.keys(row)) {
      const found = keys.indexOf(key);
      place = found < 0 ? place : found;
      if (found < 0) {
        keys.splice(place, 0, key);
      }
      place += 1;
    }
  }
  return keys;
}

/** What must be the same: the keys of the body and of its parts, and an error word for word. Rows are compared apart. */
function shapeOf({ data, paging, error, ...fields }: Body): unknown {
  return {
    keys: data === undefined ? typesOf([fields]) : data.length > 0,
    paging: paging && Object.keys(paging),
    error: error && { keys: Object.keys(error), message: error.message },
  };
}

/** `caption: string` … in the order of the keys. */
function typesOf(rows: readonly Record<string, unknown>[]): string[] {
  return keysOf(rows).map((key) => {
    const types = rows.flatMap((row) => (key in row ? [typeof row[key]] : []));
    return `${key}: ${[...new Set(types)].join()}`;
  });
}

describe('the world called recorded', () => {
  const asker = new Asker();

  it('has 160 media, none of them of the last days', () => {
    const ids: unknown[] = [];
    let uri: string | undefined = `http://127.0.0.1/v23.0/${ACCOUNT}/media?limit=100`;
    while (uri !== undefined) {
      const { body } = asker.ask(uri);
      ids.push(...(body.data ?? []).map((one) => one['id']));
      uri = body.paging?.next;
    }
    expect(new Set(ids).size).toBe(160);
    const lately = `http://127.0.0.1/v23.0/${ACCOUNT}/media?since=2026-02-27&until=2026-03-06`;
    expect(asker.ask(lately).body).toEqual({ data: [] });
  });

  const rows = new Map<string, { real: Record<string, unknown>[]; ours: Record<string, unknown>[] }>();
  for (const [index, { request, response }] of interactions.entries()) {
    const { pathname, searchParams } = new URL(request.uri);
    it(`answers question ${index} (${pathname}) in the shape of the real API`, () => {
      const real = JSON.parse(response.body.string) as Body;
      const { status, body } = asker.ask(request.uri);
      expect(status).toBe(response.status.code);
      expect(shapeOf(body)).toEqual(shapeOf(real));
      const fields = searchParams.get('fields') ?? '';
      const of = rows.get(fields) ?? { real: [], ours: [] };
      rows.set(fields, {
        real: [...of.real, ...(real.data ?? [])],
        ours: [...of.ours, ...(body.data ?? [])],
      });
    });
  }

  const judged = interactions.length > 0 ? it : undefined;
  judged?.('gives rows the keys of the real ones, in their order and of their types', () => {
    for (const { real, ours } of rows.values()) {
      expect(typesOf(ours)).toEqual(typesOf(real));
    }
  });
});
