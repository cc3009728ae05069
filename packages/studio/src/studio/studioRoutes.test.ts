import { Actions } from '../component/actions';
import { Runs } from '../component/runs';
import { Tickets } from '../server/tickets';
import { Library } from '../tables/library';
import { aFolder, filesWith } from '../testing/aFolder';
import { ENGINE } from '../testing/engine';
import { FAKE } from '../testing/fakeComponent';
import type { JsonObject, Work } from '../wire';
import { Workspace } from '../work/workspace';
import { Demo } from './demo';
import { routesOf } from './studioRoutes';

const WARNING = { status: 'success', type: 'warning', message: 'The token ends today at 15:04' };

/** Calls routes on a folder with a component that does as it is told. */
async function prepare(
  fake: JsonObject,
): Promise<{ folder: string; call: (route: string, body?: JsonObject) => Promise<unknown> }> {
  const folder = aFolder();
  const { workspace } = await Workspace.open(folder);
  await workspace.save({ fake });
  const component = async (): Promise<typeof FAKE> => FAKE;
  const library = new Library({ dataFolder: workspace.dataFolder, path: workspace.database, engine: ENGINE });
  const options = {
    folder,
    component: FAKE,
    engine: ENGINE,
    schemaFile: '',
    demo: new Demo(),
    port: 0,
    host: '',
    pageFolder: '',
    onMistake: () => undefined,
  };
  const routes = routesOf({
    workspace,
    library,
    runs: new Runs({
      workspace,
      component,
      importTables: () => library.refresh(),
      readMissing: async () => [],
    }),
    tickets: new Tickets(),
    actions: new Actions(workspace, component),
    options,
  });
  return { folder, call: async (route, body = {}) => routes[route]?.(body) };
}

describe('the token', () => {
  it('is taken when it works, with what there is to say of it', async () => {
    const { call } = await prepare({ stdout: [JSON.stringify(WARNING)] });
    expect(await call('token', { token: 'EAAB' })).toMatchObject({
      source: 'token',
      notice: WARNING.message,
    });
    expect(await call('demo')).toMatchObject({ source: 'demo', notice: '' });
  });

  it('is taken without a word where there is none', async () => {
    const { call } = await prepare({ stdout: ['{"status":"success"}'] });
    expect(await call('token', { token: 'EAAB' })).toMatchObject({ source: 'token', notice: '' });
  });

  it('is refused where it does not work, and in no file', async () => {
    const { call, folder } = await prepare({ refuses: 'testConnection' });
    await expect(call('token', { token: 'EAAB-wrong' })).rejects.toMatchObject({ status: 422 });
    expect(filesWith(folder, 'EAAB-wrong')).toEqual([]);
  });

  it.each([
    [{ token: 'IGAAB' }, 'instagram'],
    [{ token: 'IGAAB', login: 'facebook' }, undefined],
    [{ token: 'EAAB', login: 'instagram' }, 'instagram'],
    [{ token: 'EAAB' }, undefined],
  ])('is of the login that %j says', async (body, login) => {
    const { call } = await prepare({ stdout: ['{"status":"success"}'] });
    expect(((await call('token', body)) as Work).parameters['login']).toBe(login);
  });
});

describe('the work', () => {
  it('is not overwritten by a page that has seen an earlier version', async () => {
    const { call } = await prepare({});
    const { version } = (await call('work')) as Work;
    await call('save', { parameters: { a: 1 }, version, by: 'one' });
    await expect(call('save', { parameters: { a: 2 }, version, by: 'two' })).rejects.toMatchObject({
      status: 409,
    });
    await call('save', { parameters: { a: 3 }, version, by: 'one' });
    expect(((await call('work')) as Work).parameters).toEqual({ a: 3 });
  });
});
