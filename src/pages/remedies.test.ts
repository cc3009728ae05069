import { expectList } from '../answer';
import { fakeClock } from '../../tests/support/fakeClock';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import { pageToken } from '../graph/pageToken';
import type { GraphRequest, Middleware } from '../graph/request';
import { retry } from '../graph/retry';
import { throttle } from '../graph/throttle';
import { LIST_REMEDIES, NODE_REMEDIES, WINDOW_REMEDIES } from './remedies';

type Actor = 'retry' | 'throttle' | 'page token' | 'list' | 'window' | 'node';

/** Who acts on each kind of error, as ARCHITECTURE.md has it; where nobody does, the job fails, for `token` the run. */
const ACTORS: Readonly<Record<ErrorKind, readonly Actor[]>> = {
  passing: ['retry'],
  unknown: ['retry', 'list', 'window', 'node'],
  throttled: ['throttle'],
  'too-much': ['list', 'window'],
  object: ['list', 'window', 'node'],
  'too-old': ['list', 'window', 'node'],
  missing: ['retry', 'node'],
  metric: ['list', 'window', 'node'],
  field: ['list'],
  'no-data': ['window', 'node'],
  'page-token': ['page token'],
  permission: ['list', 'node'],
  account: [],
  token: [],
  query: ['list', 'window', 'node'],
};
const KINDS = Object.keys(ACTORS) as ErrorKind[];

const log = { info: () => undefined, warning: () => undefined };
const outside = () => ({ clock: fakeClock(), random: () => 0, signal: new AbortController().signal, log });
const request: GraphRequest = { path: '1/media', params: {}, accountId: '1', expects: expectList };

/** Whether a middleware sends another request after an error of a kind. */
async function actsOn(kind: ErrorKind, middleware: Middleware): Promise<boolean> {
  let sent = 0;
  await middleware(request, () => {
    sent += 1;
    return sent === 1
      ? Promise.reject(new GraphError(kind, 'no', { status: 400 }))
      : Promise.resolve({ body: { id: '1', access_token: 'T' }, headers: {} });
  }).catch(() => undefined);
  return sent > 1;
}

async function actorsOf(kind: ErrorKind): Promise<Actor[]> {
  const middlewares: readonly (readonly [Actor, Middleware])[] = [
    ['retry', retry(outside())],
    ['throttle', throttle({ ...outside(), maxWaitMs: 3_600_000 })],
    ['page token', pageToken({ pageIdOf: () => 'P', onToken: () => undefined })],
  ];
  const tables: readonly (readonly [Actor, object])[] = [
    ['list', LIST_REMEDIES],
    ['window', WINDOW_REMEDIES],
    ['node', NODE_REMEDIES],
  ];
  const actors: Actor[] = [];
  for (const [actor, middleware] of middlewares) {
    if (await actsOn(kind, middleware)) {
      actors.push(actor);
    }
  }
  return [...actors, ...tables.flatMap(([actor, table]) => (kind in table ? [actor] : []))];
}

describe('the remedies for errors', () => {
  it.each(KINDS)('of kind %s are those of the table in ARCHITECTURE', async (kind) => {
    expect(await actorsOf(kind)).toEqual(ACTORS[kind]);
  });

  it.each([
    ['a list', LIST_REMEDIES],
    ['a window', WINDOW_REMEDIES],
    ['a node', NODE_REMEDIES],
  ])('of %s are at least one for each kind that its table names', (_, table: object) => {
    const remedies = Object.values(table) as readonly (readonly unknown[])[];
    expect(remedies.filter(({ length }) => length === 0)).toEqual([]);
  });
});
