import { completionsAt, nodeOfPath } from './completions';
import type { Names } from './completions';

const about = { description: 'x' };
const NAMES: Names = {
  user: { fields: { username: about, media: { ...about, of: 'media' } }, metrics: { reach: about } },
  media: { fields: { caption: about, comments: { ...about, of: 'comment' } }, metrics: { saved: about } },
  comment: { fields: { text: about }, metrics: {} },
};
const labels = (text: string, path = ''): readonly string[] =>
  completionsAt(text, path, NAMES).options.map(({ label }) => label);

describe('completionsAt()', () => {
  it.each([
    ['', '', ['username', 'media']],
    ['user', '', ['username', 'media']],
    ['id,', 'media', ['caption', 'comments']],
    ['media{', '', ['caption', 'comments']],
    ['media{comments{', '', ['text']],
    ['media{comments{text},', '', ['caption', 'comments']],
    ['media{comments{text}},', '', ['username', 'media']],
    ['media.limit(5){', '', ['caption', 'comments']],
    ['media.limit(5).since(2 days ago){caption, ', '', ['caption', 'comments']],
    ['insights.metric(', '', ['reach']],
    ['insights.metric(saved,sa', 'media', ['saved']],
    ['insights.period(', '', []],
    ['insights.metric(reach),', '', ['username', 'media']],
    ['}}))', '', ['username', 'media']],
    ['insights{', '', ['username', 'media']],
  ])('offers behind %j in %j', (text, path, expected) => {
    expect(labels(text, path)).toEqual(expected);
  });

  it('offers modifiers behind a dot', () => {
    expect(labels('insights.')).toContain('metric');
  });

  it('replaces the name that is being typed', () => {
    expect(completionsAt('id,cap', 'media', NAMES).from).toBe(3);
  });

  it.each([
    ['', 'user'],
    ['media', 'media'],
    ['stories', 'story'],
    ['17/media?limit=5', 'media'],
    ['17', 'user'],
  ])('takes the path %j for the node %s', (path, node) => {
    expect(nodeOfPath(path)).toBe(node);
  });
});
