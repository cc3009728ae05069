import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder, filesWith } from '../testing/aFolder';
import { Workspace } from './workspace';

const SECRET = { token: 'EAAB-secret', appKey: '12', appSecret: 'app-secret' };

describe('Workspace', () => {
  it('keeps the work from session to session', async () => {
    const folder = aFolder();
    const { workspace } = await Workspace.open(folder);
    expect(workspace.work()).toMatchObject({ source: 'none', parameters: {}, folder });
    await workspace.connect(SECRET);
    await workspace.save({ queries: [{ name: 'media' }] });
    const again = (await Workspace.open(folder)).workspace;
    expect(again.work()).toMatchObject({
      source: 'token',
      parameters: { queries: [{ name: 'media' }] },
      folder,
    });
  });

  it('has the token in data/config.json only, which only its owner can read', async () => {
    const folder = aFolder();
    const { workspace } = await Workspace.open(folder);
    await workspace.connect(SECRET);
    await workspace.save({ a: 1 });
    await workspace.withAction({ action: 'x', more: {} }, async () => undefined);
    expect(filesWith(folder, SECRET.token)).toEqual(['data/config.json']);
    expect(statSync(join(folder, 'data/config.json')).mode & 0o777).toBe(0o600);
  });

  it('gives neither the page nor the exported configuration a secret', async () => {
    const { workspace } = await Workspace.open(aFolder());
    await workspace.connect(SECRET);
    await workspace.save({ queries: [] });
    const shown = JSON.stringify([workspace.work(), workspace.exported()]);
    expect(shown).not.toMatch(/secret|"12"/);
    expect(workspace.exported()).toEqual({
      parameters: { queries: [] },
      authorization: {
        oauth_api: { credentials: { '#data': '{"access_token":""}', appKey: '', '#appSecret': '' } },
      },
    });
  });

  it('masks secrets in texts, also of credentials that are not kept', async () => {
    const { workspace } = await Workspace.open(aFolder());
    await workspace.connect(SECRET);
    const other = { token: 'other', appKey: '', appSecret: '' };
    expect(workspace.mask('EAAB-secret app-secret other EAAB-secret', other)).toBe('***** ***** ***** *****');
  });

  it('forgets the accounts of another token', async () => {
    const { workspace } = await Workspace.open(aFolder());
    await workspace.connect(SECRET);
    await workspace.save({ accounts: ['1'], queries: [] });
    await workspace.connect(SECRET);
    expect(workspace.work().parameters).toEqual({ accounts: ['1'], queries: [] });
    await workspace.connect({ ...SECRET, token: 'new' });
    expect(workspace.work().parameters).toEqual({ queries: [] });
    await workspace.disconnect();
    expect(workspace.work().source).toBe('none');
  });

  it('gives an action a folder of its own, and removes it whatever happens', async () => {
    const folder = aFolder();
    const { workspace } = await Workspace.open(folder);
    await workspace.save({ queries: [1] });
    let seen = '';
    const act = workspace.withAction(
      { action: 'tryQuery', more: { 'query-id': '7' }, credentials: SECRET },
      async (dataFolder) => {
        seen = readFileSync(join(dataFolder, 'config.json'), 'utf8');
        throw new Error('broken');
      },
    );
    await expect(act).rejects.toThrow('broken');
    expect(JSON.parse(seen)).toMatchObject({
      action: 'tryQuery',
      parameters: { queries: [1], 'query-id': '7' },
    });
    expect(seen).toContain(SECRET.token);
    expect(filesWith(folder, SECRET.token)).toEqual([]);
    expect(workspace.work().parameters).toEqual({ queries: [1] });
  });

  it('removes what an action left behind that was cut short', async () => {
    const folder = aFolder();
    const { workspace } = await Workspace.open(folder);
    await new Promise<void>((resolve) => {
      void workspace.withAction({ action: 'x', more: {}, credentials: SECRET }, async () => {
        resolve();
        return new Promise(() => undefined);
      });
    });
    expect(filesWith(folder, SECRET.token)).toHaveLength(1);
    await Workspace.open(folder);
    expect(existsSync(join(folder, 'actions'))).toBe(false);
  });

  it('gives a run a configuration of its own, and takes the token out with its end', async () => {
    const folder = aFolder();
    const { workspace } = await Workspace.open(folder);
    await workspace.connect(SECRET);
    await workspace.save({ a: 1 });
    await workspace.writeRun({ debug: true });
    await workspace.save({ a: 2 });
    const config = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
    expect(config('run/data/config.json')).toMatchObject({ parameters: { a: 1, debug: true } });
    expect(config('data/config.json')).toMatchObject({ action: 'run', parameters: { a: 2 } });
    await workspace.endRun();
    expect(filesWith(folder, SECRET.token)).toEqual(['data/config.json']);
  });

  it('has the tables of the run before again when it was cut short between two names', async () => {
    const folder = aFolder();
    await Workspace.open(folder);
    mkdirSync(join(folder, 'run/replaced/tables'), { recursive: true });
    writeFileSync(join(folder, 'run/replaced/tables/t.csv'), 'cell');
    await Workspace.open(folder);
    expect(filesWith(folder, 'cell')).toEqual(['data/out/tables/t.csv']);
  });

  it('has another version after each change, but for the page that made it', async () => {
    const { workspace } = await Workspace.open(aFolder());
    const { version } = workspace.work();
    expect(workspace.isAsIn(version, 'a')).toBe(true);
    await workspace.save({}, 'a');
    expect([workspace.isAsIn(version, 'a'), workspace.isAsIn(version, 'b')]).toEqual([true, false]);
    await workspace.connect(SECRET);
    expect(workspace.isAsIn(version, 'a')).toBe(false);
  });

  it('removes data and accounts', async () => {
    const folder = aFolder();
    const { workspace } = await Workspace.open(folder);
    await workspace.save({ accounts: ['1'], queries: [] });
    mkdirSync(join(folder, 'data/out/tables'), { recursive: true });
    writeFileSync(join(folder, 'data/out/tables/t.csv'), 'cell');
    await workspace.removeData();
    expect([filesWith(folder, 'cell'), workspace.work().parameters]).toEqual([[], { queries: [] }]);
  });

  it.each(['{', '[]', '{"authorization":{"oauth_api":{"credentials":{"#data":"{"}}}}', 'null'])(
    'starts anew from the config.json %j',
    async (text) => {
      const folder = aFolder();
      await Workspace.open(folder);
      writeFileSync(join(folder, 'data/config.json'), text);
      const { workspace } = await Workspace.open(folder);
      expect(workspace.work()).toMatchObject({ source: 'none', parameters: {} });
    },
  );

  it('says that a config.json is not JSON', async () => {
    const folder = aFolder();
    await Workspace.open(folder);
    writeFileSync(join(folder, 'data/config.json'), '{');
    expect((await Workspace.open(folder)).problem).toContain('is not JSON');
  });
});
