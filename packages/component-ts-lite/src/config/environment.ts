export const dataTypeSupports = ['authoritative', 'hints', 'none'] as const;

/** How far the project takes native types: enforced, as hints, or not at all (KBC_DATA_TYPE_SUPPORT). */
export type DataTypeSupport = (typeof dataTypeSupports)[number];

/** Where the platform listens for GELF messages (KBC_LOGGER_ADDR, KBC_LOGGER_PORT). */
export interface LoggerAddress {
  readonly host: string;
  readonly port: number;
}

/** The KBC_* variables as one typed, frozen object; what is unset or empty is absent. */
export interface Environment {
  /** KBC_DATADIR. @default '/data', where the platform mounts it */
  readonly dataDir: string;
  /**
   * KBC_DATA_TYPE_SUPPORT, the component's own default; an unknown value counts as none. In the context of an action it is what holds
   * for the job: `storage.output.data_type_support` of the configuration outweighs the variable. @default 'none'
   */
  readonly dataTypeSupport: DataTypeSupport;
  /** KBC_COMPONENT_RUN_MODE. @default 'run' */
  readonly runMode: 'run' | 'debug';
  /** KBC_PROJECT_FEATURE_GATES, separated by commas there. */
  readonly projectFeatures: readonly string[];
  readonly logger?: LoggerAddress;
  readonly runId?: string;
  readonly projectId?: string;
  readonly stackId?: string;
  readonly configId?: string;
  readonly configVersion?: string;
  readonly configRowId?: string;
  readonly componentId?: string;
  readonly branchId?: string;
  readonly stagingFileProvider?: string;
  /** KBC_TOKEN, there only where the component is handed the project's token; a secret. */
  readonly token?: string;
  /** KBC_URL, the Storage API's address. */
  readonly url?: string;
  readonly tokenId?: string;
  readonly tokenDescription?: string;
  readonly projectName?: string;
  readonly realUser?: string;
  /**
   * Looks up a variable of the component's own.
   *
   * @param name the variable's full name, e.g. `GRAPH_API_URL`
   * @returns its value; undefined when it is unset or empty
   */
  get(name: string): string | undefined;
}

const optionalVariables = {
  runId: 'KBC_RUNID',
  projectId: 'KBC_PROJECTID',
  stackId: 'KBC_STACKID',
  configId: 'KBC_CONFIGID',
  configVersion: 'KBC_CONFIGVERSION',
  configRowId: 'KBC_CONFIGROWID',
  componentId: 'KBC_COMPONENTID',
  branchId: 'KBC_BRANCHID',
  stagingFileProvider: 'KBC_STAGING_FILE_PROVIDER',
  token: 'KBC_TOKEN',
  url: 'KBC_URL',
  tokenId: 'KBC_TOKENID',
  tokenDescription: 'KBC_TOKENDESC',
  projectName: 'KBC_PROJECTNAME',
  realUser: 'KBC_REALUSER',
} as const;

type OptionalName = keyof typeof optionalVariables;

/**
 * Reads the platform's variables (https://help.keboola.com/extend/common-interface/environment/#environment-variables).
 *
 * @param variables usually `process.env`; read once, later changes are not seen
 * @returns a frozen object
 */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const snapshot = new Map(Object.entries(variables));
  const get = (name: string) => snapshot.get(name) || undefined;
  const optional: Partial<Record<OptionalName, string>> = {};
  for (const [key, name] of Object.entries(optionalVariables)) {
    const value = get(name);
    if (value !== undefined) {
      optional[key as OptionalName] = value;
    }
  }
  const logger = loggerAddress(get('KBC_LOGGER_ADDR'), get('KBC_LOGGER_PORT'));
  return Object.freeze({
    ...optional,
    ...(logger === undefined ? {} : { logger }),
    dataDir: get('KBC_DATADIR') ?? '/data',
    dataTypeSupport: dataTypeSupport(get('KBC_DATA_TYPE_SUPPORT')),
    runMode: get('KBC_COMPONENT_RUN_MODE') === 'debug' ? 'debug' : 'run',
    projectFeatures: Object.freeze(splitList(get('KBC_PROJECT_FEATURE_GATES') ?? '')),
    get,
  });
}

function dataTypeSupport(value: string | undefined): DataTypeSupport {
  return value === 'authoritative' || value === 'hints' ? value : 'none';
}

/** Half an address or a port that is none switches GELF off: logging never fails a job. */
function loggerAddress(host: string | undefined, port: string | undefined): LoggerAddress | undefined {
  const number = Number(port);
  const isPort = Number.isInteger(number) && number > 0 && number < 65_536;
  return host !== undefined && isPort ? Object.freeze({ host, port: number }) : undefined;
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
