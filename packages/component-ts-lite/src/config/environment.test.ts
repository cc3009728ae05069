import { readEnvironment } from './environment';

describe('readEnvironment()', () => {
  it('has defaults where nothing is set', () => {
    const environment = readEnvironment({});
    expect(environment).toMatchObject({
      dataDir: '/data',
      dataTypeSupport: 'none',
      runMode: 'run',
      projectFeatures: [],
    });
    expect(environment).not.toHaveProperty('logger');
    expect(environment).not.toHaveProperty('runId');
  });

  it('takes every variable of the platform', () => {
    const names = {
      KBC_RUNID: 'runId',
      KBC_PROJECTID: 'projectId',
      KBC_STACKID: 'stackId',
      KBC_CONFIGID: 'configId',
      KBC_CONFIGVERSION: 'configVersion',
      KBC_CONFIGROWID: 'configRowId',
      KBC_COMPONENTID: 'componentId',
      KBC_BRANCHID: 'branchId',
      KBC_STAGING_FILE_PROVIDER: 'stagingFileProvider',
      KBC_TOKEN: 'token',
      KBC_URL: 'url',
      KBC_TOKENID: 'tokenId',
      KBC_TOKENDESC: 'tokenDescription',
      KBC_PROJECTNAME: 'projectName',
      KBC_REALUSER: 'realUser',
    };
    const environment = readEnvironment({
      ...Object.fromEntries(Object.keys(names).map((name) => [name, `value of ${name}`])),
      KBC_DATADIR: '/elsewhere',
      KBC_DATA_TYPE_SUPPORT: 'hints',
      KBC_COMPONENT_RUN_MODE: 'debug',
      KBC_PROJECT_FEATURE_GATES: 'queuev2, other',
      KBC_LOGGER_ADDR: 'logger',
      KBC_LOGGER_PORT: '12201',
    });
    expect(environment).toMatchObject({
      ...Object.fromEntries(Object.entries(names).map(([name, key]) => [key, `value of ${name}`])),
      dataDir: '/elsewhere',
      dataTypeSupport: 'hints',
      runMode: 'debug',
      projectFeatures: ['queuev2', 'other'],
      logger: { host: 'logger', port: 12_201 },
    });
  });

  it('takes an unknown type support for none, and an empty variable for an unset one', () => {
    expect(readEnvironment({ KBC_DATA_TYPE_SUPPORT: 'full' }).dataTypeSupport).toBe('none');
    expect(readEnvironment({ KBC_DATADIR: '', KBC_RUNID: '' })).toMatchObject({ dataDir: '/data' });
    expect(readEnvironment({ KBC_RUNID: '' })).not.toHaveProperty('runId');
  });

  it.each(['', '0', 'x', '70000', '1.5'])('does without a log server whose port is %j', (port) => {
    expect(readEnvironment({ KBC_LOGGER_ADDR: 'h', KBC_LOGGER_PORT: port }).logger).toBeUndefined();
  });

  it("looks up the component's own variables as they were when it was read", () => {
    const variables: NodeJS.ProcessEnv = { GRAPH_API_URL: 'http://a', EMPTY: '' };
    const environment = readEnvironment(variables);
    variables.GRAPH_API_URL = 'http://b';
    expect(environment.get('GRAPH_API_URL')).toBe('http://a');
    expect(environment.get('EMPTY')).toBeUndefined();
    expect(environment.get('OTHER')).toBeUndefined();
  });
});
