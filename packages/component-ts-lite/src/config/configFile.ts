import type { DataFolder } from '../folder/dataFolder';
import { UserError } from '../errors/userError';
import { isRecord, type JsonRecord } from '../json/jsonRecord';
import { readJsonObject } from '../json/readJsonObject';

/** The envelope of config.json; what is inside is the component's to validate. */
export interface ConfigFile {
  /** `run`, or the name of a sync action. @default 'run' */
  readonly action: string;
  readonly parameters: JsonRecord;
  readonly imageParameters: JsonRecord;
  /** See `readStorageMapping`. */
  readonly storage: JsonRecord;
  /** See `readOauthCredentials`. */
  readonly authorization: JsonRecord;
}

/**
 * Reads config.json of the data folder.
 *
 * @param folder the job's folder
 * @returns the envelope; absent parts are empty
 * (https://help.keboola.com/extend/common-interface/config-file/)
 * @throws UserError when the file is missing, empty, not JSON (with the line and column), nested deeper than
 *   500 levels or not an object
 */
export async function readConfigFile(folder: DataFolder): Promise<ConfigFile> {
  const text = await folder.readText(folder.configFile);
  if (text === undefined) {
    throw new UserError(
      `Cannot read 'config.json': there is no such file in '${folder.root}'; set KBC_DATADIR to the data folder`,
    );
  }
  return parseConfigFile(text);
}

/**
 * Reads the text of config.json; the same errors as `readConfigFile`. No error quotes the text: it holds secrets.
 *
 * @param text JSON; a byte order mark before it is tolerated
 * @returns the envelope; absent parts are empty
 */
export function parseConfigFile(text: string): ConfigFile {
  const config = readJsonObject(text, "'config.json'");
  const action = config['action'] ?? '';
  if (typeof action !== 'string') {
    throw new UserError("Cannot read 'config.json': 'action' is not the name of an action");
  }
  return {
    action: action === '' ? 'run' : action,
    parameters: section(config, 'parameters'),
    imageParameters: section(config, 'image_parameters'),
    storage: section(config, 'storage'),
    authorization: section(config, 'authorization'),
  };
}

/** PHP writes an empty object as `[]`; null counts as absent. */
function section(config: JsonRecord, name: string): JsonRecord {
  const value = config[name] ?? {};
  if (Array.isArray(value) && value.length === 0) {
    return {};
  }
  if (!isRecord(value)) {
    throw new UserError(`Cannot read 'config.json': '${name}' is not an object`);
  }
  return value;
}
