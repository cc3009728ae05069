import type { DataFolder } from '../folder/dataFolder';
import { JsonFields } from '../json/jsonFields';
import { readManifest } from './readManifest';

const MANIFEST = '.manifest';

/** Tags that the platform sets by itself, e.g. `runId: 123`. */
const SYSTEM_TAG = /^(componentId|configurationId|configurationRowId|runId|branchId)\s*[:-]/;

/** A file that came in. */
export interface InputFile {
  /** Name as the file was given to Storage. */
  readonly name: string;
  /** Name in in/files, usually `ID_NAME`. */
  readonly fileName: string;
  /** Absolute; the folder of the slices for a sliced file. */
  readonly path: string;
  readonly id?: string | undefined;
  readonly tags: readonly string[];
  /** As the platform writes it, e.g. `2026-01-14T00:47:00+0100`. */
  readonly created?: string | undefined;
  readonly isPublic: boolean;
  readonly isEncrypted: boolean;
  readonly isSliced: boolean;
  readonly sizeBytes?: number | undefined;
  readonly maxAgeDays?: number | undefined;
}

/** Which files are wanted; all by default. */
export interface FileSelection {
  /** Only those of this name. */
  readonly name?: string;
  /** Only those that have all of these tags. */
  readonly tags?: readonly string[];
  /** Of those of one name only the one that was created last. @default false */
  readonly latestOnly?: boolean;
}

/**
 * Reads what is in in/files.
 *
 * @param folder the job's folder
 * @param selection which files are wanted
 * @returns the files by name in the folder; one without a manifest too
 * @throws UserError when a manifest cannot be read or is not what it should be
 */
export async function readInputFiles(
  folder: DataFolder,
  selection: FileSelection = {},
): Promise<readonly InputFile[]> {
  const { name, tags = [], latestOnly = false } = selection;
  const files: InputFile[] = [];
  for (const entry of await folder.list(folder.inFiles)) {
    if (!entry.name.startsWith('.') && !entry.name.endsWith(MANIFEST)) {
      files.push(await readOne(folder, entry.name, entry.isFolder));
    }
  }
  const wanted = files.filter(
    (file) => (name === undefined || file.name === name) && tags.every((tag) => file.tags.includes(tag)),
  );
  return latestOnly ? latestOf(wanted) : wanted;
}

/**
 * Sorts files by their tags; one with several is in several groups, one with none in none.
 *
 * @param files see `readInputFiles`
 * @param withSystemTags also by those that the platform sets, e.g. `runId: 123`
 * @returns the files by tag
 */
export function groupFilesByTag(
  files: readonly InputFile[],
  withSystemTags = false,
): ReadonlyMap<string, readonly InputFile[]> {
  const groups = new Map<string, InputFile[]>();
  for (const file of files) {
    for (const tag of new Set(file.tags)) {
      if (withSystemTags || !SYSTEM_TAG.test(tag)) {
        groups.set(tag, [...(groups.get(tag) ?? []), file]);
      }
    }
  }
  return groups;
}

/**
 * Sorts files by all of their tags together, as the official framework's `…_grouped_by_tag_group`: each file is in one group.
 *
 * @param files see `readInputFiles`
 * @param withSystemTags count those that the platform sets too, e.g. `runId: 123`
 * @returns the files by their tags in alphabetical order, joined by `;`; files without tags under ''
 */
export function groupFilesByTagGroup(
  files: readonly InputFile[],
  withSystemTags = false,
): ReadonlyMap<string, readonly InputFile[]> {
  const groups = new Map<string, InputFile[]>();
  for (const file of files) {
    const tags = new Set(file.tags.filter((tag) => withSystemTags || !SYSTEM_TAG.test(tag)));
    const group = [...tags].sort().join(';');
    groups.set(group, [...(groups.get(group) ?? []), file]);
  }
  return groups;
}

async function readOne(folder: DataFolder, fileName: string, isFolder: boolean): Promise<InputFile> {
  const path = `${folder.inFiles}/${fileName}`;
  const manifest = (await readManifest(folder, path)) ?? new JsonFields({}, `${fileName}${MANIFEST}`);
  return {
    name: manifest.text('name') ?? fileName.replace(/^\d+_(?=.)/, ''),
    fileName,
    path,
    id: manifest.text('id') ?? /^(\d+)_./.exec(fileName)?.[1],
    tags: manifest.texts('tags'),
    created: manifest.text('created'),
    isPublic: manifest.flag('is_public') ?? false,
    isEncrypted: manifest.flag('is_encrypted') ?? false,
    isSliced: manifest.flag('is_sliced') ?? isFolder,
    sizeBytes: manifest.number('size_bytes'),
    maxAgeDays: manifest.number('max_age_days'),
  };
}

function latestOf(files: readonly InputFile[]): InputFile[] {
  const latest = new Map<string, InputFile>();
  for (const file of files) {
    const other = latest.get(file.name);
    if (other === undefined || createdAt(file) >= createdAt(other)) {
      latest.set(file.name, file);
    }
  }
  return files.filter((file) => latest.get(file.name) === file);
}

/** A file without a time counts as the oldest. */
function createdAt(file: InputFile): number {
  // The platform's offset lacks the colon that the standard asks for.
  const time = Date.parse((file.created ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? -Infinity : time;
}
