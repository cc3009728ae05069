/**
 * One case of `npm run bench -- library`, in a process of its own: writes or reads tables, prints the CPU seconds that it took and the
 * bytes that it gave to the file system.
 *   node libraryCase.cjs write-library 500000 8 FOLDER
 */
const { createReadStream, createWriteStream, readFileSync } = require('node:fs');
const { once } = require('node:events');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { DataFolder, Tables } = require('@keboola/component-ts-lite');
const Papa = require('papaparse');

const [name, rowCount, columnCount, path] = process.argv.slice(2);
const rows = Number(rowCount);
const columns = Array.from({ length: Number(columnCount) }, (_, index) => `column_${index}`);
const folder = new DataFolder(path);

/** Numbers, short texts, one text with a comma: as exports of APIs are. */
function row(number) {
  const made = {};
  for (let index = 0; index < columns.length; index += 1) {
    const kind = index % 4;
    made[columns[index]] =
      kind === 0
        ? number + index
        : kind === 1
          ? `name ${number}`
          : kind === 2
            ? '2026-06-15T10:00:00Z'
            : 'a text, with more';
  }
  return made;
}

const cases = {
  'make-rows': async () => {
    let length = 0;
    for (let number = 0; number < rows; number += 1) {
      length += row(number).column_1.length;
    }
    return length;
  },
  'write-library': async () => {
    const table = await new Tables(folder, 'none').open({ name: 'bench' });
    for (let number = 0; number < rows; number += 1) {
      table.write(row(number));
    }
    await table.close();
  },
  'write-papaparse': async () => {
    const out = createWriteStream(join(path, 'papaparse.csv'));
    out.write(`${columns.join()}\n`);
    let batch = [];
    for (let number = 0; number < rows; number += 1) {
      batch.push(row(number));
      if (batch.length === 500 || number === rows - 1) {
        if (!out.write(`${Papa.unparse(batch, { header: false, newline: '\n' })}\n`)) {
          await once(out, 'drain');
        }
        batch = [];
      }
    }
    out.end();
    await once(out, 'finish');
  },
  'read-library': async () => {
    const table = await new Tables(folder, 'none').read('bench');
    let count = 0;
    for await (const one of table.rows()) {
      count += one.column_0 === '' ? 0 : 1;
    }
    return count;
  },
  'keep-cells': async () => {
    const kept = [];
    let count = 0;
    for await (const one of (await new Tables(folder, 'none').read('bench')).rows()) {
      count += 1;
      if (count % 5 === 0) {
        kept.push(one.column_2);
      }
    }
    return kept;
  },
  'read-library-batches': async () => {
    const table = await new Tables(folder, 'none').read('bench');
    let count = 0;
    for await (const batch of table.batches()) {
      count += batch.length;
    }
    return count;
  },
  'read-papaparse': () =>
    new Promise((resolve) => {
      let count = 0;
      Papa.parse(createReadStream(join(path, 'in/tables/bench.csv')), {
        header: true,
        skipEmptyLines: true,
        step: () => (count += 1),
        complete: () => resolve(count),
      });
    }),
};

function bytesWritten() {
  return Number(/^wchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? 0);
}

async function main() {
  const before = process.cpuUsage();
  const written = bytesWritten();
  const result = await cases[name]();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  if (Array.isArray(result)) {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    const bytes = process.memoryUsage().heapUsed;
    process.stdout.write(JSON.stringify({ seconds, bytes, cells: result.length }));
    return;
  }
  process.stdout.write(JSON.stringify({ seconds, bytes: bytesWritten() - written }));
}

void main();
