import { createRequire } from 'node:module';
import type { Circus } from '@jest/types';
import { expect } from 'expect';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  getState,
  it,
  resetState,
  test,
} from 'jest-circus';
import { fn } from 'jest-mock';
import { testFilesIn } from '../support/testFiles';

/** A test that stays in memory, so that it can run again and again. */
export interface LoadedTest {
  /** Its file and the names of its blocks. */
  readonly id: string;
  readonly file: string;
  readonly run: Circus.TestFn;
  /** The blocks around it, from its file in. */
  readonly blocks: readonly Circus.DescribeBlock[];
}

/**
 * Loads test files into this process.
 *
 * @param places test files, and folders of them
 */
export function loadTests(places: readonly string[]): readonly LoadedTest[] {
  const globals = { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test, jest: { fn } };
  Object.assign(globalThis, globals);
  const load = createRequire(__filename);
  return places.flatMap(testFilesIn).flatMap((file) => {
    resetState();
    load(file);
    return testsIn(getState().rootDescribeBlock, { file, blocks: [] });
  });
}

function testsIn(
  block: Circus.DescribeBlock,
  { file, blocks }: Pick<LoadedTest, 'file' | 'blocks'>,
): readonly LoadedTest[] {
  const around = [...blocks, block];
  return block.children.flatMap((child) => {
    if (child.type === 'describeBlock') {
      return testsIn(child, { file, blocks: around });
    }
    // The outermost block stands for the file.
    const names = [...around.slice(1), child].map(({ name }) => name);
    return child.mode === 'skip' || child.mode === 'todo'
      ? []
      : [{ id: `${file}: ${names.join(' ')}`, file, run: child.fn, blocks: around }];
  });
}
