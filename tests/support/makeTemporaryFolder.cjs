const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Gives one run of the tests a folder for temporary files. Its workers, which start later, see the same variable. */
module.exports = () => {
  globalThis.temporaryFolder = mkdtempSync(join(tmpdir(), 'ex-instagram-tests-'));
  process.env.TMPDIR = globalThis.temporaryFolder;
};
