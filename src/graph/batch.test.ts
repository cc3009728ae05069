import { expectNode } from '../answer';
import { GraphError } from '../errors';
import { batch } from './batch';
import { classifyError } from './classifyError';
import type { GraphAnswer, GraphRequest } from './request';

const of = (id: number): GraphRequest => ({
  path: String(id),
  params: { fields: 'insights.metric(reach)' },
  accountId: '1',
  expects: expectNode,
});
const OPTIONS = { version: 'v25.0', log: { info: () => undefined } };
const good = (id: number): object => ({ code: 200, body: JSON.stringify({ id: String(id) }) });
const bad = (error: object): object => ({ code: 400, body: JSON.stringify({ error }) });

function setUp(items: unknown[][], alone: (id: string) => Promise<GraphAnswer>) {
  const sent: GraphRequest[] = [];
  const sendBatch = batch((request) => {
    sent.push(request);
    return request.form === undefined
      ? alone(request.path)
      : Promise.resolve({ body: { list: items.shift() ?? [] }, headers: {} });
  }, OPTIONS);
  return { sent, sendBatch };
}
const none = (): Promise<GraphAnswer> => Promise.reject(new Error('sent on its own'));
const well = (id: string): Promise<GraphAnswer> => Promise.resolve({ body: { id }, headers: {} });

describe('batch', () => {
  it('sends fifty requests in one round trip and gives the answers in order', async () => {
    const ids = Array.from({ length: 70 }, (_, index) => index);
    const { sent, sendBatch } = setUp([ids.slice(0, 50).map(good), ids.slice(50).map(good)], none);
    const answers = await sendBatch(ids.map(of));
    expect(answers.map((result) => (result instanceof Error ? result : result.body['id']))).toEqual(
      ids.map(String),
    );
    expect(sent).toHaveLength(2);
    expect(JSON.parse(sent[0]?.form?.['batch'] ?? '[]')).toHaveLength(50);
    expect((JSON.parse(sent[0]?.form?.['batch'] ?? '[]') as unknown[])[0]).toEqual({
      method: 'GET',
      relative_url: 'v25.0/0?fields=insights.metric%28reach%29',
    });
  });

  it('sends exactly fifty requests in one round trip, and no other', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => index);
    const { sent, sendBatch } = setUp([ids.map(good)], none);
    expect(await sendBatch(ids.map(of))).toHaveLength(50);
    expect(sent).toMatchObject([
      { path: '', params: {}, accountId: '1', form: { include_headers: 'false' } },
    ]);
    expect(await sendBatch([])).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['come in another order', [good(3), good(1), good(2)], []],
    ['lack one, though not at the end', [good(1), good(3)], ['2']],
    [
      'come in another order with an error, which may be of any of them',
      [good(2), bad({ code: 10 }), good(3)],
      ['1'],
    ],
    ['are of an object that nobody requested', [good(1), good(9), good(3)], ['2']],
    ['say no object', [good(1), { code: 200, body: '{"name":"x"}' }, good(3)], ['2']],
  ])('gives each request the answer for its own object where items %s', async (_, items, alone) => {
    const own: string[] = [];
    const { sendBatch } = setUp([items], (id) => {
      own.push(id);
      return well(id);
    });
    const answers = await sendBatch([1, 2, 3].map(of));
    expect(answers.map((answer) => (answer instanceof Error ? answer : answer.body['id']))).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(own).toEqual(alone);
  });

  it('takes no answer by its object alone where two requests are of one object', async () => {
    const { sent, sendBatch } = setUp([[good(2), good(1), good(1)]], well);
    await sendBatch([1, 1, 2].map(of));
    expect(sent.slice(1).map(({ path }) => path)).toEqual(['1', '1']);
  });

  it('leaves items in their places where requests are of lists', async () => {
    const lists = [1, 2].map((id) => ({ ...of(id), path: `${id}/media`, expects: () => undefined }));
    const { sendBatch } = setUp([[good(7), good(8)]], none);
    expect(await sendBatch(lists)).toMatchObject([{ body: { id: '7' } }, { body: { id: '8' } }]);
  });

  it('counts its request for the account that asks', async () => {
    const meter = { sent: () => undefined, retried: () => undefined, waits: () => undefined };
    const { sent, sendBatch } = setUp(
      [
        [good(1), good(2)],
        [good(1), good(2)],
      ],
      none,
    );
    await sendBatch([1, 2].map((id) => ({ ...of(id), meter })));
    expect(sent[0]?.meter).toBe(meter);
    await sendBatch([1, 2].map(of));
    expect(sent[1]).not.toHaveProperty('meter');
  });

  it.each([
    ['the run is over', new Error('aborted')],
    ['the token is dead', new GraphError('token', 'no', { status: 400 })],
    ['the API does not answer', new GraphError('passing', 'no', { status: 500 })],
    ['the wait is too long', new GraphError('throttled', 'no', { status: 403 })],
  ])('throws what the batch itself fails with: %s', async (_, error) => {
    const sendBatch = batch(() => Promise.reject(error), OPTIONS);
    await expect(sendBatch([1, 2].map(of))).rejects.toBe(error);
  });

  it.each([
    [400, 100],
    [500, 100],
    [400, 10],
    [403, 200],
    [405, undefined],
  ])(
    'sends everything on its own from the first refusal of a batch on: HTTP %d, code %s',
    async (status, code) => {
      const log: string[] = [];
      const sent: string[] = [];
      const sendBatch = batch(
        ({ path, form }) => {
          sent.push(form === undefined ? path : 'batch');
          return form === undefined
            ? well(path)
            : Promise.reject(classifyError({ message: 'no', code }, status));
        },
        { ...OPTIONS, log: { info: (message) => log.push(message) } },
      );
      const first = await sendBatch([1, 2].map(of));
      await sendBatch([3, 4].map(of));
      expect(first).toMatchObject([{ body: { id: '1' } }, { body: { id: '2' } }]);
      expect(sent).toEqual(['batch', '1', '2', '3', '4']);
      expect(log).toEqual([expect.stringMatching(/^The API refuses many requests in one: .*\(no/)]);
    },
  );

  it('throws what is no answer of the API, also behind the batch', async () => {
    const { sendBatch } = setUp([[good(1), null]], none);
    await expect(sendBatch([1, 2].map(of))).rejects.toThrow('sent on its own');
  });

  it.each([
    ['a code as text', { code: '200', body: '{"id":"2"}' }, []],
    ['no code', { body: '{"id":"2"}' }, ['2']],
    ['a code with a fraction', { code: 200.5, body: '{"id":"2"}' }, ['2']],
    ['a body that is no text', { code: 200, body: { id: '2' } }, ['2']],
    ['a text for an item', 'nonsense', ['2']],
  ])('reads an item with %s, or sends its request again', async (_, item, again) => {
    const { sent, sendBatch } = setUp([[good(1), item]], well);
    expect((await sendBatch([1, 2].map(of)))[1]).toMatchObject({ body: { id: '2' } });
    expect(sent.slice(1).map(({ path }) => path)).toEqual(again);
  });

  it('sends the requests one by one when their answers together are too large', async () => {
    const sent: string[] = [];
    const answers = await batch((request) => {
      sent.push(request.path);
      return request.form === undefined
        ? well(request.path)
        : Promise.reject(new GraphError('too-much', 'too large', { status: 0 }));
    }, OPTIONS)([1, 2].map(of));
    expect(answers).toMatchObject([{ body: { id: '1' } }, { body: { id: '2' } }]);
    expect(sent).toEqual(['', '1', '2']);
  });

  it('gives an error in the place of its own answer', async () => {
    const refused = bad({ message: '(#10) Not enough viewers for the media to show insights', code: 10 });
    const answers = await setUp([[good(1), refused, good(3)]], none).sendBatch([1, 2, 3].map(of));
    expect(answers[1]).toMatchObject({ kind: 'object' });
    expect([answers[0], answers[2]]).toMatchObject([{ body: { id: '1' } }, { body: { id: '3' } }]);
  });

  it.each([
    ['was not answered', null],
    ['failed in passing', { code: 500, body: '{"error":{"message":"Later","code":2}}' }],
    ['failed with an unknown error', { code: 500, body: '{"error":{"message":"Unknown","code":1}}' }],
    ['was throttled', bad({ message: 'too many', code: 80002 })],
    ["needs the page's token", bad({ message: 'must be called with a Page Access Token', code: 190 })],
    [
      'is said not to exist',
      bad({ message: "Object with ID '2' does not exist", code: 100, error_subcode: 33 }),
    ],
    ['was answered with nonsense', { code: 200, body: '<html>' }],
  ])('sends a request on its own that %s', async (_, item) => {
    const { sent, sendBatch } = setUp([[good(1), item, good(3)]], well);
    expect((await sendBatch([1, 2, 3].map(of)))[1]).toMatchObject({ body: { id: '2' } });
    expect(sent.map(({ path }) => path)).toEqual(['', '2']);
  });

  it('sends a single request without a batch, and gives its error', async () => {
    const error = new GraphError('object', 'no', { status: 400 });
    const { sent, sendBatch } = setUp([], () => Promise.reject(error));
    expect(await sendBatch([of(1)])).toEqual([error]);
    expect(sent.map(({ form }) => form)).toEqual([undefined]);
  });

  it('sends each request on its own when the answer is not a list of answers', async () => {
    const { sendBatch } = setUp([[]], well);
    expect(await sendBatch([1, 2].map(of))).toMatchObject([{ body: { id: '1' } }, { body: { id: '2' } }]);
  });
});
