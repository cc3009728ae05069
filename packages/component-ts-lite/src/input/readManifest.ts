import type { DataFolder } from '../folder/dataFolder';
import { UserError } from '../errors/userError';
import { JsonFields } from '../json/jsonFields';
import { readJsonObject } from '../json/readJsonObject';
import { errorCode, isError } from '../errors/thrown';

/** Some 100 000 columns with metadata; far above it, reading would take all memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads the manifest of a table or file that came in. Staging credentials in it are kept out of everything that the run prints
 * (https://help.keboola.com/extend/common-interface/manifest-files/#s3-staging).
 *
 * @param folder the job's folder
 * @param path of the table or file itself
 * @returns its fields; undefined when there is no manifest
 * @throws UserError when it cannot be read, is larger than 64 MiB, or is not a JSON object
 */
export async function readManifest(folder: DataFolder, path: string): Promise<JsonFields | undefined> {
  const source = `${path}.manifest`;
  const text = await smallText(folder, source);
  if (text === undefined) {
    return undefined;
  }
  const manifest = readJsonObject(text, `'${folder.shown(source)}'`);
  folder.keepSecrets(manifest);
  return new JsonFields(manifest, folder.shown(source));
}

async function smallText(folder: DataFolder, path: string): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of folder.readChunks(path)) {
      size += chunk.byteLength;
      if (size > MOST_BYTES) {
        throw new UserError(`Cannot read '${folder.shown(path)}': it is larger than 64 MiB`);
      }
      chunks.push(chunk);
    }
  } catch (error) {
    // The data file may be there when the folder is listed and its manifest gone a moment later.
    if (isError(error) && errorCode(error.cause) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  return Buffer.concat(chunks).toString('utf8');
}
