import { catalogueDiff } from '../scripts/catalogueDiff';
import { fieldsOf, isFacebookOnly, metricsOf } from '../src/catalogue';

const ours = Object.keys(fieldsOf('comment'));
const list = (names: readonly string[], apis: readonly object[] = []): object => ({
  apis,
  fields: names.map((name) => ({ name })),
});
const enumOf = (values: readonly string[]) => ({
  name: 'enum_types.json',
  content: [{ name: 'InstagramInsightsResult_metric', values }],
});

describe('catalogueDiff', () => {
  it('prints nothing where the lists are those of the catalogue', () => {
    const media = Object.keys(fieldsOf('media'));
    expect(
      catalogueDiff([
        { name: 'IGMedia.json', content: list(media) },
        {
          name: 'IGMediaForIGOnlyAPI.json',
          content: list(media.filter((name) => !isFacebookOnly('field', name, 'media'))),
        },
        enumOf(Object.keys(metricsOf('media'))),
      ]),
    ).toEqual([]);
  });

  it('names what is lacking, what can only be written, and what no list has', () => {
    const apis = [
      { method: 'GET', endpoint: 'hearts' },
      { method: 'POST', endpoint: 'hearts' },
      { method: 'POST', endpoint: 'replies' },
      { method: 'GET', name: '#get' },
    ];
    const names = ours.filter((name) => name !== 'replies' && name !== 'hidden');
    expect(catalogueDiff([{ name: 'IGComment.json', content: list([...names, 'mood'], apis) }])).toEqual([
      "comment: the catalogue lacks 'mood'",
      "comment: the catalogue lacks 'hearts'",
      "comment: 'hidden' is in none of the lists",
      "comment: 'replies' can be written only",
    ]);
  });

  it('names wrong flags of the Instagram login', () => {
    expect(
      catalogueDiff([
        { name: 'IGUser.json', content: list(Object.keys(fieldsOf('user'))) },
        {
          name: 'IGUserForIGOnlyAPI.json',
          content: list([
            ...Object.keys(fieldsOf('user')).filter(
              (name) => name !== 'username' && !isFacebookOnly('field', name, 'user'),
            ),
            'agencies',
          ]),
        },
      ]),
    ).toEqual([
      "user: the Instagram login lacks 'username', which is not flagged",
      "user: the Instagram login has 'agencies' too, which is flagged as of the Facebook login only",
    ]);
  });

  it('names metrics that came and went', () => {
    const metrics = Object.keys(metricsOf('media')).filter((name) => name !== 'reach');
    expect(catalogueDiff([enumOf([...metrics, 'smiles'])])).toEqual([
      "media: the catalogue lacks the metric 'smiles'",
      "media: the metric 'reach' is not in the list",
    ]);
  });

  it('refuses a file that is none of the lists', () => {
    expect(() => catalogueDiff([{ name: 'x.json', content: {} }])).toThrow('Cannot compare x.json');
  });
});
