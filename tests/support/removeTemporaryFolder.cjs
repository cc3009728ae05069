const { rmSync } = require('node:fs');

/** Removes what `makeTemporaryFolder` made, with all that the tests left in it. */
module.exports = () => rmSync(globalThis.temporaryFolder, { recursive: true, force: true, maxRetries: 3 });
