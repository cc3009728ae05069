import { resolve } from 'node:path';
import type { Environment } from '../config/environment';
import { errorCode } from '../errors/thrown';
import type { FileSystem } from '../folder/fileSystem';

/**
 * Finds the data folder: what KBC_DATADIR names, else `/data`, where the platform mounts it, else `./data`, where it is while a
 * component is written (https://help.keboola.com/extend/common-interface/folders/#root-folder-data).
 *
 * @param environment the job's
 * @param fileSystem where to look
 * @returns its absolute path; `/data` where there is none
 */
export async function findDataFolder(environment: Environment, fileSystem: FileSystem): Promise<string> {
  if (environment.get('KBC_DATADIR') !== undefined || (await isThere(fileSystem, environment.dataDir))) {
    return environment.dataDir;
  }
  const local = resolve('data');
  return (await isThere(fileSystem, local)) ? local : environment.dataDir;
}

async function isThere(fileSystem: FileSystem, folder: string): Promise<boolean> {
  try {
    await fileSystem.readdir(folder);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ENOENT';
  }
}
