import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { anyCharacter } from '../testSupport/anyCharacter';
import { formatCsv } from '../output/formatCsv';
import { DataFolder } from '../folder/dataFolder';
import type { FileSystem } from '../folder/fileSystem';
import { CsvReader } from './csvReader';
import { type CsvReading, readCsv } from './readCsv';
import { memoryFileSystem } from '../testSupport/memoryFileSystem';

const PATH = '/data/in/tables/a.csv';

/** Gives files in pieces of some bytes. */
function inPieces(fileSystem: FileSystem, size: number): FileSystem {
  return {
    ...fileSystem,
    async open(path, flags) {
      const file = await fileSystem.open(path, flags);
      return {
        write: (bytes) => file.write(bytes),
        read: (buffer) => file.read(buffer.subarray(0, size)),
        close: () => file.close(),
      };
    },
  };
}

async function parse(text: string, format?: CsvReading, size = 1024): Promise<string[][]> {
  const fileSystem = inPieces(memoryFileSystem(new Map([[PATH, Buffer.from(text)]])), size);
  const rows: string[][] = [];
  for await (const batch of readCsv(new DataFolder('/data', fileSystem), PATH, format)) {
    rows.push(...batch);
  }
  return rows;
}

/** What is on the heap when nothing that can go is left on it, bytes. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('CsvReader', () => {
  it.each([13, 24, 25, 200])('keeps of the file no more than the cells of %d characters', (length) => {
    const reader = new CsvReader({ delimiter: ',', enclosure: '"', longestRow: 1_000_000 });
    const kept: string[] = [];
    const before = heapBytes();
    for (let piece = 0; piece < 200; piece += 1) {
      const cell = String(piece).padStart(length, 'x');
      const [row] = reader.push(Buffer.from(`${cell},"${cell}"\n${'x'.repeat(65_536)}\n`).toString('latin1'));
      kept.push(...(row ?? []));
    }
    const grown = heapBytes() - before;
    expect(kept).toHaveLength(400);
    // As views of the pieces they would keep 13 MB.
    expect(grown).toBeLessThan(2_000_000);
  });
});

describe('readCsv()', () => {
  it.each<[string, string]>([
    ['a,b\n1,2\n', '[["a","b"],["1","2"]]'],
    ['a,b\r\n1,2', '[["a","b"],["1","2"]]'],
    ['a\rb', '[["a"],["b"]]'],
    ['\uFEFF"č",b\n', '[["č","b"]]'],
    ['"a ""b"",\n\r\nc",,"d"\n', '[["a \\"b\\",\\n\\r\\nc","","d"]]'],
    ['a"b,c d"\n', '[["a\\"b","c d\\""]]'],
    ['""\n,\n', '[[""],["",""]]'],
    ['\n\r\n\n', '[]'],
    ['', '[]'],
    [',', '[["",""]]'],
  ])('reads %j in one piece and byte by byte', async (text, rows) => {
    expect(JSON.stringify(await parse(text))).toBe(rows);
    expect(JSON.stringify(await parse(text, {}, 1))).toBe(rows);
  });

  it('reads other delimiters and enclosures', async () => {
    expect(await parse("'a;'';b';c\n", { delimiter: ';', enclosure: "'" })).toEqual([["a;';b", 'c']]);
    expect(await parse('"a"\t"b\n', { delimiter: '\t', enclosure: '' })).toEqual([['"a"', '"b']]);
    expect(await parse('a]^b\\c^\n', { delimiter: ']', enclosure: '^' })).toEqual([['a', 'b\\c']]);
  });

  it.each([{ delimiter: '' }, { delimiter: '||' }, { enclosure: '""' }, { delimiter: '"' }])(
    'refuses %j',
    async (format) => {
      await expect(parse('a\n', format)).rejects.toThrow(/are not two single characters$/);
    },
  );

  it('refuses a quote that is never closed, without reading on for ever', async () => {
    await expect(parse('a,"b\n')).rejects.toMatchObject({
      name: 'UserError',
      message: "Cannot read 'in/tables/a.csv': a quote is opened and never closed",
    });
    await expect(parse(`a,"${'x'.repeat(2000)}`, { longestRow: 1000 })).rejects.toMatchObject({
      name: 'UserError',
      message: "Cannot read 'in/tables/a.csv': a row is too long: a quote may be opened and never closed",
    });
  });

  it('closes the file when its reader stops early', async () => {
    let closed = 0;
    const memory = memoryFileSystem(new Map([[PATH, Buffer.from('a\n'.repeat(1_000_000))]]));
    const fileSystem: FileSystem = {
      ...memory,
      open: async (path, flags) => ({
        ...(await memory.open(path, flags)),
        close: async () => void (closed += 1),
      }),
    };
    for await (const [row] of readCsv(new DataFolder('/data', fileSystem), PATH)) {
      expect(row).toEqual(['a']);
      break;
    }
    expect(closed).toBe(1);
  });

  it('reads back what formatCsv writes, however it is cut', async () => {
    const cell = fc.oneof(fc.string({ unit: anyCharacter }), fc.stringMatching(/^[",\r\n a]{0,6}$/));
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 20 }), async (all, size) => {
        expect(await parse(formatCsv(all), {}, size)).toEqual(all);
      }),
      { numRuns: 300 },
    );
  });
});
