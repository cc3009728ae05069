import { anApi } from '../../tests/support/aJob';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import { formatMissing, missingPermissions, readPermissions } from './permissions';

const ALL = ['instagram_basic', 'pages_show_list', 'pages_read_engagement'];

describe('readPermissions', () => {
  it('has those that were granted', async () => {
    const { api, sent } = anApi(() => ({
      data: [
        { permission: 'instagram_basic', status: 'granted' },
        { permission: 'pages_show_list', status: 'declined' },
        'odd',
      ],
    }));
    expect(await readPermissions(api)).toEqual(new Set(['instagram_basic']));
    expect(sent).toMatchObject([{ path: 'me/permissions', params: { fields: 'permission,status' } }]);
  });

  it.each<ErrorKind>(['query', 'field', 'missing', 'account', 'permission'])(
    'knows nothing where the API does not tell: %s',
    async (kind) => {
      const { api } = anApi(() => new GraphError(kind, 'no', { status: 400 }));
      expect(await readPermissions(api)).toBeUndefined();
    },
  );

  it.each<ErrorKind>(['token', 'throttled', 'passing'])('throws an error of kind %s', async (kind) => {
    const refusal = new GraphError(kind, 'no', { status: 400 });
    await expect(readPermissions(anApi(() => refusal).api)).rejects.toBe(refusal);
  });

  it('throws a mistake of ours', async () => {
    const { api } = anApi(() => {
      throw Object.assign(new TypeError('a bug'), { kind: 'query' });
    });
    await expect(readPermissions(api)).rejects.toThrow(TypeError);
  });
});

describe('missingPermissions', () => {
  it.each<[string[], string[], string[]]>([
    [[], [], ALL],
    [ALL, [], []],
    [ALL, ['media id,caption'], []],
    [ALL, ['media id', 'media insights.metric(reach)'], ['instagram_manage_insights']],
    [ALL, ['media comments{id}'], ['instagram_manage_comments']],
    [ALL, ['media comments{replies{id}}'], ['instagram_manage_comments']],
    [ALL, ['tags'], ['instagram_manage_comments']],
    [ALL, ['media id,comments_count,insights_2'], []],
    [[...ALL, 'instagram_manage_insights'], ['insights'], []],
  ])('of %j, for the queries %j, are %j', (granted, queries, missing) => {
    expect(missingPermissions(new Set(granted), queries)).toEqual(missing);
  });
});

describe('formatMissing', () => {
  it('says what to do', () => {
    expect(formatMissing(['a', 'b'])).toBe('Permissions are missing (a, b): authorize again and grant them');
  });
});
