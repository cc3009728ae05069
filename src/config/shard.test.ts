import { UserError } from '@keboola/component-ts-lite';
import fc from 'fast-check';
import { readShard, SCHEDULERS } from './shard';
import type { Shard } from './shard';

/** Reads the variables of an environment, as the library gives them: empty ones are unset. */
const read = (variables: Readonly<Record<string, string>>): Shard | undefined =>
  readShard((name) => variables[name] || undefined);

describe('readShard()', () => {
  it.each<[Record<string, string>, Shard | undefined]>([
    [{}, undefined],
    [{ SHARD: '', SHARDS: '' }, undefined],
    [{ SHARD: '0/4' }, { index: 0, count: 4 }],
    [{ SHARD: ' 3 / 4 ' }, { index: 3, count: 4 }],
    [
      { SHARD: '3/4', SHARDS: '4' },
      { index: 3, count: 4 },
    ],
    [
      { SHARD: '63/64', JOB_COMPLETION_INDEX: '9', SLURM_ARRAY_TASK_ID: '8' },
      { index: 63, count: 64 },
    ],
    [
      { JOB_COMPLETION_INDEX: '3', SHARDS: '64' },
      { index: 3, count: 64 },
    ],
    [
      { CLOUD_RUN_TASK_INDEX: '2', CLOUD_RUN_TASK_COUNT: '10' },
      { index: 2, count: 10 },
    ],
    [
      { AWS_BATCH_JOB_ARRAY_INDEX: '9', AWS_BATCH_JOB_ARRAY_SIZE: '10' },
      { index: 9, count: 10 },
    ],
    [
      { AWS_BATCH_JOB_ARRAY_INDEX: '9', SHARDS: '10' },
      { index: 9, count: 10 },
    ],
    [slurm('7', '0', '63', '64'), { index: 7, count: 64 }],
    // A single task that is submitted again keeps its accounts.
    [
      { ...slurm('7', '7', '7', '1'), SHARDS: '64' },
      { index: 7, count: 64 },
    ],
    [
      { ...slurm('9', '3', '9', '2'), SHARDS: '64' },
      { index: 9, count: 64 },
    ],
    // One shard is the whole: nothing is divided.
    [{ SHARD: '0/1' }, undefined],
    [{ SHARDS: '1' }, undefined],
    [{ CLOUD_RUN_TASK_INDEX: '0', CLOUD_RUN_TASK_COUNT: '1' }, undefined],
    [{ JOB_COMPLETION_INDEX: '0', SHARDS: '1' }, undefined],
  ])('reads %j', (variables, shard) => {
    expect(read(variables)).toEqual(shard);
  });

  it.each<[Record<string, string>, string]>([
    [{ SHARD: '1' }, 'SHARD=1 is not of the form index/count, such as 0/4 for the first of four'],
    [{ SHARD: '-1/4' }, 'SHARD=-1/4 is not of the form index/count, such as 0/4 for the first of four'],
    [{ SHARD: '1.5/4' }, 'SHARD=1.5/4 is not of the form index/count, such as 0/4 for the first of four'],
    [{ SHARD: '4/4' }, 'SHARD=4/4 gives shard 4 of 4: they are counted from 0 to 3'],
    [{ SHARD: '0/0' }, 'SHARD=0/0 gives 0 shards: there may be 1 to 100000'],
    [{ SHARD: '0/100001' }, 'SHARD=0/100001 gives 100001 shards: there may be 1 to 100000'],
    [{ SHARD: '0/4', SHARDS: '8' }, 'SHARD=0/4 says that there are 4, and SHARDS=8'],
    [
      { SHARDS: '4' },
      'SHARDS=4 says how many there are, but not which this is: set SHARD=index/count, or start it with a scheduler that numbers its processes',
    ],
    [{ SHARDS: 'four', JOB_COMPLETION_INDEX: '0' }, 'SHARDS=four is not a whole number'],
    [{ SHARDS: '4', JOB_COMPLETION_INDEX: '0x1' }, 'JOB_COMPLETION_INDEX=0x1 is not a whole number'],
    [
      { JOB_COMPLETION_INDEX: '3' },
      'JOB_COMPLETION_INDEX is set by an Indexed Job of Kubernetes, which does not say how many there are: set SHARDS too',
    ],
    [
      { JOB_COMPLETION_INDEX: '4', SHARDS: '4' },
      'JOB_COMPLETION_INDEX=4 gives shard 4 of 4: they are counted from 0 to 3',
    ],
    [
      { CLOUD_RUN_TASK_INDEX: '0', CLOUD_RUN_TASK_COUNT: '4', SHARDS: '8' },
      'CLOUD_RUN_TASK_INDEX=0 says that there are 4, and SHARDS=8',
    ],
    [
      { CLOUD_RUN_TASK_INDEX: '0', CLOUD_RUN_TASK_COUNT: '4', JOB_COMPLETION_INDEX: '0', SHARDS: '4' },
      'both JOB_COMPLETION_INDEX and CLOUD_RUN_TASK_INDEX are set: set SHARD=index/count to say which counts',
    ],
    // Counted from 1, the last would be missing and the first never run.
    [
      { ...slurm('1', '1', '64', '64'), SHARDS: '64' },
      'the array of SLURM_ARRAY_TASK_ID ends with 64, beyond the last of 64 shards: number them from 0 to 63',
    ],
    // A part of an array that is submitted again must not be taken for a whole.
    ...[
      slurm('7', '7', '7', '1'),
      slurm('0', '0', '0', '1'),
      slurm('1', '1', '64', '64'),
      slurm('0', '0', '9', '2'),
    ].map((variables): [Record<string, string>, string] => [
      variables,
      'SLURM_ARRAY_TASK_ID does not belong to an array that begins with 0 and has no gaps: set SHARDS to the number of all shards, and number them from 0 on',
    ]),
  ])('refuses %j', (variables, message) => {
    expect(() => read(variables)).toThrow(
      new UserError(`Cannot tell which accounts this process takes: ${message}`),
    );
  });

  it('gives a shard within its count, or a sentence, whatever the variables are', () => {
    const names = [
      'SHARD',
      'SHARDS',
      ...SCHEDULERS.flatMap(({ index, count, range }) => [index, count, range?.first, range?.last]),
    ].filter((name) => name !== undefined);
    const value = fc.oneof(
      fc.nat(5).map(String),
      fc.tuple(fc.nat(5), fc.nat(5)).map(([index, count]) => `${index}/${count}`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (variables) => {
        try {
          const shard = read(variables);
          expect(shard === undefined || (shard.count > 1 && shard.index < shard.count)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

function slurm(id: string, min: string, max: string, count: string): Record<string, string> {
  return {
    SLURM_ARRAY_TASK_ID: id,
    SLURM_ARRAY_TASK_MIN: min,
    SLURM_ARRAY_TASK_MAX: max,
    SLURM_ARRAY_TASK_COUNT: count,
  };
}
