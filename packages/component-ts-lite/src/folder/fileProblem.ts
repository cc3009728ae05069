import { UserError } from '../errors/userError';
import { errorCode } from '../errors/thrown';

/** What was being done to a file. */
export type FileAction = 'read' | 'write' | 'remove';

/** Failures of the user's folder, by node's code; everything else is a fault of the program. */
const problems: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ERR_FS_EISDIR: 'it is a folder, not a file',
  ENOTEMPTY: 'it is a folder that is not empty',
  EEXIST: 'something else of that name is there',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
  ELOOP: 'its symbolic links lead in a circle',
};

/**
 * Turns a failure of the file system into what the user can act on.
 *
 * @param action what was being done
 * @param path the file as the user knows it, below the data folder
 * @param error what the file system threw
 * @returns a `UserError` with the failure as its cause, or the failure itself when the folder is not to blame
 */
export function fileProblem(action: FileAction, path: string, error: unknown): unknown {
  const code = errorCode(error);
  const problem = code === undefined ? undefined : problems[code];
  return problem === undefined
    ? error
    : new UserError(`Cannot ${action} '${path}': ${problem}`, { cause: error });
}
