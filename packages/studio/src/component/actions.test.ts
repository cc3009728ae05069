import { aFolder, filesWith } from '../testing/aFolder';
import { FAKE } from '../testing/fakeComponent';
import type { JsonObject, PageAction } from '../wire';
import { Workspace } from '../work/workspace';
import { Actions } from './actions';
import type { Component } from './callComponent';

const CREDENTIALS = { token: 'EAAB-secret', appKey: '', appSecret: '' };

async function call(
  fake: JsonObject,
  component: Component = FAKE,
  action: PageAction = 'tryQuery',
): Promise<unknown> {
  const folder = aFolder();
  const { workspace } = await Workspace.open(folder);
  await workspace.save({ fake });
  const actions = new Actions(workspace, async () => component);
  const answer = actions.call({ action, more: { 'query-id': 'a' }, credentials: CREDENTIALS });
  await answer.catch(() => undefined);
  expect(filesWith(folder, CREDENTIALS.token)).toEqual([]);
  return answer;
}

describe('Actions', () => {
  it('gives the component the action, the work and what is added for this call', async () => {
    expect(await call({ stdout: ['{config}'] })).toMatchObject({
      action: 'tryQuery',
      parameters: { fake: {}, 'query-id': 'a' },
    });
  });

  it('refuses with the component’s own words, without the token', async () => {
    const call1 = call({ refuses: 'tryQuery' });
    await expect(call1).rejects.toMatchObject({ status: 422, message: 'Refused with *****' });
  });

  it.each([
    [{ code: 1 }, 'The component failed without a word'],
    [{ stdout: ['not JSON'] }, 'The component answered with something else than JSON'],
    [{}, 'The component answered with something else than JSON'],
  ])('has words for %j', async (fake, words) => {
    await expect(call(fake as JsonObject)).rejects.toMatchObject({ message: words });
  });

  it.each(['templates', 'applyTemplate', 'validateQuery'] as const)(
    'gives %s no token: it asks nothing of the API',
    async (action) => {
      const answer = await call({ stdout: ['{config}'] }, FAKE, action);
      expect(JSON.stringify(answer)).not.toContain(CREDENTIALS.token);
    },
  );

  it('leaves nothing behind when it is closed in the midst of a call', async () => {
    const folder = aFolder();
    const { workspace } = await Workspace.open(folder);
    await workspace.connect(CREDENTIALS);
    await workspace.save({ fake: { hangs: true } });
    const component = { ...FAKE, environment: { ...FAKE.environment } };
    const actions = new Actions(workspace, async () => component);
    const answer = actions.call({ action: 'tryQuery' });
    answer.catch(() => undefined);
    while (filesWith(folder, '"tryQuery"').length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    while (actions.underWay === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await actions.close();
    await expect(answer).rejects.toThrow('without a word');
    expect(filesWith(folder, CREDENTIALS.token)).toEqual(['data/config.json']);
  });

  it('says that the component cannot be started', async () => {
    const component: Component = { command: ['/does/not/exist'], environment: {} };
    await expect(call({}, component)).rejects.toThrow('Cannot start the component');
  });
});
