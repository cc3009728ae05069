import { join } from 'node:path';
import type { Component } from '../component/callComponent';

/** A component that does what `parameters.fake` says. */
export const FAKE: Component = {
  command: [process.execPath, join(__dirname, '../../tests/support/fakeComponent.cjs')],
  environment: { PATH: process.env['PATH'] },
};
