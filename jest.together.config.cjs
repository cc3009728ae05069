const { projects, ...shared } = require('./jest.config.cjs');

/**
 * What `npm test` runs: all tests of jest.config.cjs, with the unit and property tests in a few large suites instead of 267
 * small ones, which takes half of the time. There each file is a suite, as editors and `npx jest PATH` need it.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...shared,
  projects: projects
    .filter(({ displayName }) => displayName !== 'property')
    .map((project) =>
      project.displayName === 'unit'
        ? { ...project, testMatch: ['<rootDir>/tests/unit/*.test.ts'] }
        : project,
    ),
};
