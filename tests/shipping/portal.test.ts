import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS } from '../../src/actions';
import { newFolder } from '../support/folders';
import { PROJECT } from '../support/runProcess';
import { standIns } from '../support/standIns';

const CONFIG = join(PROJECT, 'component_config');
const read = (name: string): string => readFileSync(join(CONFIG, name), 'utf8');

const ACCOUNT = {
  KBC_DEVELOPERPORTAL_USERNAME: 'service.account',
  KBC_DEVELOPERPORTAL_PASSWORD: 'a-password',
  KBC_DEVELOPERPORTAL_VENDOR: 'vendor',
  KBC_DEVELOPERPORTAL_APP: 'vendor.ex-app',
};

/** Runs the script over a copy of component_config, with the portal's command line image stood in for. */
function update(
  given: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly change?: (folder: string) => void;
    readonly refuses?: string;
  } = {},
) {
  const root = newFolder();
  cpSync(join(PROJECT, 'scripts/developer_portal'), join(root, 'scripts/developer_portal'), {
    recursive: true,
  });
  cpSync(CONFIG, join(root, 'component_config'), { recursive: true });
  given.change?.(join(root, 'component_config'));
  const { path, calls } = standIns({
    docker: `case " $* " in *" ${given.refuses ?? 'nothing'} "*) echo 'Unknown property' >&2; exit 1 ;; esac\necho 'Updating {"a":"b"}'`,
  });
  const { status, stdout, stderr } = spawnSync(
    join(root, 'scripts/developer_portal/update_properties.sh'),
    [],
    {
      env: { PATH: path, ...(given.environment ?? ACCOUNT) },
      encoding: 'utf8',
    },
  );
  const properties = calls().map((call) => {
    const command = call.indexOf('update-app-property');
    const [vendor, app, property = '', value = ''] = call.slice(command + 1);
    return { vendor, app, property, value: value.replace(/^--value=/, '') };
  });
  return { status, stdout, stderr, calls: calls(), properties };
}

describe('update_properties.sh', () => {
  it('brings each file of component_config to its property, under the name of the app', () => {
    const { status, stderr, properties } = update();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(properties.map(({ vendor, app }) => [vendor, app])).toEqual(
      properties.map(() => ['vendor', 'vendor.ex-app']),
    );
    const trimmed = (name: string): string => read(name).replace(/\n+$/, '');
    expect(Object.fromEntries(properties.map(({ property, value }) => [property, value]))).toEqual({
      shortDescription: trimmed('component_short_description.md'),
      longDescription: trimmed('component_long_description.md'),
      configurationDescription: trimmed('configuration_description.md'),
      configurationSchema: trimmed('configSchema.json'),
      configurationRowSchema: trimmed('configRowSchema.json'),
      createConfigurationRowSchema: trimmed('createConfigurationRowSchema.json'),
      actions: trimmed('actions.md'),
      uiOptions: trimmed('uiOptions.md'),
      logger: trimmed('logger'),
      loggerConfiguration: trimmed('loggerConfiguration.json'),
      licenseUrl: trimmed('licenseUrl.md'),
      documentationUrl: trimmed('documentationUrl.md'),
      sourceCodeUrl: trimmed('sourceCodeUrl.md'),
    });
  });

  it('hands the account over by the environment, never as an argument that every process can see', () => {
    const { calls, stdout } = update();
    expect(calls.flat().filter((argument) => argument.includes('a-password'))).toEqual([]);
    expect(calls.every((call) => call.includes('KBC_DEVELOPERPORTAL_PASSWORD'))).toBe(true);
    expect(stdout).not.toContain('a-password');
  });

  it.each(Object.keys(ACCOUNT))('asks for %s', (name) => {
    const { [name]: _, ...environment } = ACCOUNT as Record<string, string>;
    expect(update({ environment })).toMatchObject({ status: 1, stderr: `Set ${name}\n`, calls: [] });
  });

  it.each([
    ['is missing', (path: string) => rmSync(path), 'is missing or empty'],
    ['is empty', (path: string) => writeFileSync(path, ''), 'is missing or empty'],
    ['is not JSON', (path: string) => writeFileSync(path, '{"a":'), 'is not JSON'],
  ])('changes nothing where a file %s', (_, change, said) => {
    const result = update({ change: (folder) => change(join(folder, 'configRowSchema.json')) });
    expect(result).toMatchObject({
      status: 1,
      stderr: `component_config/configRowSchema.json ${said}: nothing was changed\n`,
      calls: [],
    });
  });

  it('fails, and says why, where the portal refuses a property, so that the tag is not set', () => {
    const { status, stderr, properties } = update({ refuses: 'actions' });
    expect(status).toBe(1);
    expect(stderr).toBe(
      'Unknown property\nThe Developer Portal does not take actions; it was not changed, nor what comes after it\n',
    );
    expect(properties.at(-1)?.property).toBe('actions');
  });

  it('goes on without the form of a new row where the portal does not know it', () => {
    const { status, stderr } = update({ refuses: 'createConfigurationRowSchema' });
    expect(status).toBe(0);
    expect(stderr).toContain('The Developer Portal does not take createConfigurationRowSchema');
  });
});

describe('component_config', () => {
  /** Every action that a button or a list of a form calls. */
  function actionsIn(value: unknown): readonly string[] {
    if (typeof value !== 'object' || value === null) {
      return [];
    }
    const own = 'action' in value && typeof value.action === 'string' ? [value.action] : [];
    const test = 'format' in value && value.format === 'test-connection' ? ['testConnection'] : [];
    return [...own, ...test, ...Object.values(value).flatMap(actionsIn)];
  }

  it('registers every action that its forms call, and none that there is not', () => {
    const registered = JSON.parse(read('actions.md')) as readonly string[];
    const forms = ['configSchema.json', 'configRowSchema.json', 'createConfigurationRowSchema.json'];
    const called = forms.flatMap((name) => actionsIn(JSON.parse(read(name))));
    expect(called.length).toBeGreaterThan(4);
    expect(called.filter((name) => !registered.includes(name))).toEqual([]);
    expect(registered.filter((name) => !Object.hasOwn(ACTIONS, name))).toEqual([]);
  });

  it('has values as the portal takes them', () => {
    expect(read('component_short_description.md').trim().length).toBeLessThan(256);
    expect(['standard', 'gelf']).toContain(read('logger').trim());
    expect(JSON.parse(read('uiOptions.md'))).toEqual(expect.arrayContaining(['genericDockerUI-rows']));
    for (const name of ['licenseUrl.md', 'documentationUrl.md', 'sourceCodeUrl.md']) {
      expect(read(name).trim()).toMatch(/^https:\/\/\S+$/);
    }
  });
});
