import { parseConfigFile, readConfigFile } from './configFile';
import { DataFolder } from '../folder/dataFolder';
import { UserError } from '../errors/userError';
import { temporaryFolders } from '../testSupport/temporaryFolder';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

describe('readConfigFile()', () => {
  it('reads the envelope', async () => {
    const text = JSON.stringify({
      action: 'testConnection',
      parameters: { a: 1 },
      image_parameters: { b: 2 },
      storage: { input: {} },
      authorization: { oauth_api: {} },
    });
    expect(await readConfigFile(new DataFolder(folders.make({ 'config.json': text })))).toEqual({
      action: 'testConnection',
      parameters: { a: 1 },
      imageParameters: { b: 2 },
      storage: { input: {} },
      authorization: { oauth_api: {} },
    });
  });

  it('says where it looked for a missing file', async () => {
    const folder = new DataFolder(folders.make());
    await expect(readConfigFile(folder)).rejects.toThrow(
      new UserError(
        `Cannot read 'config.json': there is no such file in '${folder.root}'; set KBC_DATADIR to the data folder`,
      ),
    );
  });
});

describe('parseConfigFile()', () => {
  const empty = { action: 'run', parameters: {}, imageParameters: {}, storage: {}, authorization: {} };

  it.each([
    ['nothing', '{}'],
    ["PHP's empty lists", '{"parameters":[],"image_parameters":[],"storage":[],"authorization":[]}'],
    ['null', '{"parameters":null,"authorization":null,"action":null}'],
    ['no name of an action', '{"action":""}'],
    ['a byte order mark', '\uFEFF{}'],
  ])('takes %s', (_what, text) => expect(parseConfigFile(text)).toEqual(empty));

  it.each([
    ['', 'it is empty'],
    [' \n', 'it is empty'],
    ['[1]', 'it is not a JSON object'],
    ['"text"', 'it is not a JSON object'],
    ['{"parameters": [1]}', "'parameters' is not an object"],
    ['{"storage": "x"}', "'storage' is not an object"],
    ['{"action": 1}', "'action' is not the name of an action"],
    ['{"a": 1,\n "b" 2}', 'it is not valid JSON, see line 2, column 6'],
    ['{"a": 1', 'it is not valid JSON, see line 1, column 8'],
  ])('refuses %j', (text, problem) => {
    expect(() => parseConfigFile(text)).toThrow(new UserError(`Cannot read 'config.json': ${problem}`));
    expect(() => parseConfigFile(text)).toThrow(UserError);
  });

  it('quotes nothing of a text that may hold secrets', () => {
    let message = '';
    try {
      parseConfigFile('{"#token": secretsecret}');
    } catch (error) {
      message = String(error) + String((error as Error).cause);
    }
    expect(message).toContain('column 12');
    expect(message).not.toContain('secretsecret');
  });
});
