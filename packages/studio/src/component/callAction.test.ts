import { aFolder, filesWith } from '../testing/aFolder';
import { FAKE } from '../testing/fakeComponent';
import type { JsonObject } from '../wire';
import { Workspace } from '../work/workspace';
import { callAction } from './callAction';
import type { Component } from './callComponent';

const CREDENTIALS = { token: 'EAAB-secret', appKey: '', appSecret: '' };

async function call(fake: JsonObject, component: Component = FAKE): Promise<unknown> {
  const folder = aFolder();
  const { workspace } = await Workspace.open(folder);
  await workspace.save({ fake });
  const answer = callAction(
    { component, workspace },
    { action: 'validateQuery', more: { 'query-id': 'a' }, credentials: CREDENTIALS },
  );
  await answer.catch(() => undefined);
  expect(filesWith(folder, CREDENTIALS.token)).toEqual([]);
  return answer;
}

describe('callAction()', () => {
  it('gives the component the action, the work and what is added for this call', async () => {
    expect(await call({ stdout: ['{config}'] })).toMatchObject({
      action: 'validateQuery',
      parameters: { fake: {}, 'query-id': 'a' },
    });
  });

  it('refuses with the component’s own words, without the token', async () => {
    const call1 = call({ refuses: 'validateQuery' });
    await expect(call1).rejects.toMatchObject({ status: 422, message: 'Refused with *****' });
  });

  it.each([
    [{ code: 1 }, 'The component failed without a word'],
    [{ stdout: ['not JSON'] }, 'The component answered with something else than JSON'],
    [{}, 'The component answered with something else than JSON'],
  ])('has words for %j', async (fake, words) => {
    await expect(call(fake as JsonObject)).rejects.toMatchObject({ message: words });
  });

  it('says that the component cannot be started', async () => {
    const component: Component = { command: ['/does/not/exist'], environment: {} };
    await expect(call({}, component)).rejects.toThrow('Cannot start the component');
  });
});
