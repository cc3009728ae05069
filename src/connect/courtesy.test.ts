import { anApi } from '../../tests/support/aJob';
import { GraphError } from '../errors';
import { askCourteously } from './courtesy';
import type { Courtesy } from './courtesy';

const REQUEST = { path: 'me', params: {}, accountId: '', expects: () => undefined };
const forever = new AbortController().signal;
const courtesy: Courtesy<string> = {
  ask: async (api) => JSON.stringify((await api.send(REQUEST)).body),
  otherwise: (why) => `nothing: ${why}`,
};

describe('a question that decides nothing', () => {
  it('is answered, by requests that are marked as such', async () => {
    const { api, sent } = anApi(() => ({ id: '1' }));
    expect(await askCourteously(api, courtesy, forever)).toBe('{"id":"1"}');
    expect(sent).toMatchObject([{ path: 'me', isCourtesy: true }]);
  });

  it.each([
    ['the API refuses', new GraphError('token', 'dead', { status: 400 }), 'dead'],
    ['anything else fails', new TypeError('a mistake'), 'a mistake'],
  ])('is done without where %s', async (_, error, why) => {
    const { api } = anApi(() => {
      throw error;
    });
    expect(await askCourteously(api, courtesy, forever)).toBe(`nothing: ${why}`);
  });

  it('is not waited for longer than the patience lasts', async () => {
    const patience = new AbortController();
    const { api } = anApi(() => ({}));
    const answer = askCourteously(
      api,
      { ...courtesy, ask: () => new Promise(() => undefined) },
      patience.signal,
    );
    patience.abort();
    expect(await answer).toBe('nothing: no answer came in time');
  });
});
