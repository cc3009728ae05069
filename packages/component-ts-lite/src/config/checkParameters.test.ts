import type { StandardSchemaV1 } from '@standard-schema/spec';
import { UserError } from '../errors/userError';
import { checkParameters } from './checkParameters';

function schemaOf<T>(
  validate: StandardSchemaV1<unknown, T>['~standard']['validate'],
): StandardSchemaV1<unknown, T> {
  return { '~standard': { version: 1, vendor: 'test', validate } };
}

describe('checkParameters()', () => {
  it('gives what the schema makes of the parameters, also later', async () => {
    const schema = schemaOf(async (value) => ({
      value: { count: Number((value as { count: string }).count) },
    }));
    const { count } = await checkParameters(schema, { count: '3' });
    expect(count).toBe(3);
  });

  it('names the place and the problem of every issue', async () => {
    const issues = [
      { message: 'must be a number', path: ['count'] },
      { message: 'is missing', path: ['db', { key: 'hosts' }, 0] },
      { message: 'one of them' },
    ];
    await expect(
      checkParameters(
        schemaOf(() => ({ issues })),
        {},
      ),
    ).rejects.toThrow(
      new UserError(
        "Cannot start: 'count': must be a number; 'db.hosts.0': is missing; the parameters: one of them",
      ),
    );
  });

  it('counts those behind the twentieth', async () => {
    const issues = Array.from({ length: 25 }, (_, index) => ({ message: 'no', path: [index] }));
    await expect(
      checkParameters(
        schemaOf(() => ({ issues })),
        {},
      ),
    ).rejects.toThrow(/'19': no; and 5 more$/);
  });
});
