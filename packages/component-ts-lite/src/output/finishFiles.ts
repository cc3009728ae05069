import type { DataFolder } from '../folder/dataFolder';
import { RowLayout, type LayoutChange, type RowSection } from './rowLayout';

/** How the files of a table are to be in the end. */
export interface FinalLayout extends Pick<LayoutChange, 'places' | 'format'> {
  /** The header that the table is to have; undefined for slices. */
  readonly header: string | undefined;
  /** Length of the header that stands in the file now. */
  readonly headerBytes: number;
}

/**
 * Gives files whose columns came late their final layout: the header, and in each row a cell for each column, in the right order. Files
 * that have it already are left alone.
 *
 * @param folder the job's folder
 * @param files a whole table, or its slices
 * @param layout how they are to be
 * @throws UserError when the disk or the rights refuse
 */
export async function finishFiles(
  folder: DataFolder,
  files: readonly { readonly path: string; readonly sections: readonly RowSection[] }[],
  layout: FinalLayout,
): Promise<void> {
  for (const { path, sections } of files) {
    const rows = new RowLayout({ ...layout, sections });
    const header = Buffer.from(layout.header ?? '', 'utf8');
    if (!rows.isDone || header.length !== layout.headerBytes) {
      const work = folder.partialPath(path);
      try {
        await rewrite(folder, { path, work, header, skip: layout.headerBytes, rows });
        await folder.moveInto(work, path);
      } catch (error) {
        await folder.remove(work).catch(() => undefined);
        throw error;
      }
    }
  }
}

async function rewrite(
  folder: DataFolder,
  file: {
    readonly path: string;
    readonly work: string;
    readonly header: Uint8Array;
    readonly skip: number;
    readonly rows: RowLayout;
  },
): Promise<void> {
  const out = folder.openRowFile(file.work);
  try {
    out.write(file.header);
    let skip = file.skip;
    for await (const chunk of folder.readChunks(file.path)) {
      const skipped = Math.min(skip, chunk.length);
      skip -= skipped;
      out.write(file.rows.push(chunk.subarray(skipped)));
    }
    out.write(file.rows.end());
  } finally {
    await out.close();
  }
}
