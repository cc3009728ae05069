import { aPlan } from '../../tests/support/aQuery';
import { parseFields, printFields } from '../fields';
import type { Level } from '../plan';
import { splitFields, WHOLE } from './split';
import type { Split, SplitFields } from './split';

const FIELDS =
  'id,caption,comments.limit(5){text},insights.metric(reach,plays).as(a),insights.metric(plays).as(b),owner{id}';
const items = parseFields({ text: FIELDS, name: 'q' });

function level(): Level {
  const [root] = aPlan({ path: 'media', fields: FIELDS }).roots;
  if (root === undefined) {
    throw new Error('The plan has no root');
  }
  return root.level;
}
const divided = (split: Split, perNode: string[] = []): SplitFields =>
  splitFields(items, split, { level: level(), perNode: new Set(perNode) });
const texts = ({ inline, insights, edges }: SplitFields): unknown => ({
  inline: printFields(inline),
  insights: insights.map((item) => printFields([item])),
  edges: edges.map(({ graphNode }) => graphNode),
});

describe('splitFields', () => {
  it('never requests polls and prompts with the page, nor lists whose nodes have them', () => {
    const fields = 'id,poll_attachment,children{id,poll_attachment}';
    const root = aPlan({ path: 'media', fields }).roots[0]!.level;
    const found = splitFields(root.fields, WHOLE, { level: root, perNode: new Set() });
    expect(texts(found)).toEqual({ inline: 'id', insights: [], edges: ['page_media_children'] });
    expect(found.addOns.map(({ name }) => name)).toEqual(['poll_attachment']);
  });

  it('requests everything with the page as it was planned', () => {
    expect(divided(WHOLE).inline).toEqual(items);
    expect(texts(divided(WHOLE))).toEqual({ inline: FIELDS, insights: [], edges: [] });
  });

  it('requests metrics apart that not all nodes have, and adds the product type that decides about them', () => {
    expect(texts(divided(WHOLE, ['plays']))).toEqual({
      inline: 'id,caption,comments.limit(5){text},insights.metric(reach).as(a),owner{id},media_product_type',
      insights: ['insights.metric(plays).as(a)', 'insights.metric(plays).as(b)'],
      edges: [],
    });
    expect(divided(WHOLE, ['plays']).added).toEqual(['media_product_type']);
    expect(divided(WHOLE, ['views']).inline).toEqual(items);
  });

  it('requests each part on its own', () => {
    expect(texts(divided({ insights: 'apart', edges: 'apart' }))).toEqual({
      inline: 'id,caption,owner{id},media_product_type',
      insights: ['insights.metric(reach,plays).as(a)', 'insights.metric(plays).as(b)'],
      edges: ['page_media_comments'],
    });
  });

  it('leaves the insights out', () => {
    expect(texts(divided({ insights: 'left out', edges: 'inline' }, ['plays']))).toEqual({
      inline: 'id,caption,comments.limit(5){text},owner{id}',
      insights: [],
      edges: [],
    });
  });

  it('always requests something with the page', () => {
    const insights = parseFields({ text: 'insights', name: 'q' });
    const options = { level: level(), perNode: new Set<string>() };
    const { inline, insights: apart } = splitFields(
      insights,
      { insights: 'apart', edges: 'inline' },
      options,
    );
    expect([printFields(inline), printFields(apart)]).toEqual(['id,media_product_type', 'insights']);
    expect(
      printFields(splitFields(insights, { insights: 'left out', edges: 'inline' }, options).inline),
    ).toBe('id');
  });

  it('requests the default fields as they are, because they cannot be divided', () => {
    const options = { level: level(), perNode: new Set(['plays']) };
    expect(splitFields([], { insights: 'apart', edges: 'apart' }, options)).toEqual({
      inline: [],
      insights: [],
      edges: [],
      addOns: [],
      added: [],
    });
  });

  it('does not add the product type where the query requests it', () => {
    const own = parseFields({ text: 'media_product_type,insights.metric(plays)', name: 'q' });
    const options = { level: level(), perNode: new Set(['plays']) };
    const { inline, added } = splitFields(own, WHOLE, options);
    expect([printFields(inline), added]).toEqual(['media_product_type', []]);
  });

  it('does not request the product type of the media of an album, which have none', () => {
    const [root] = aPlan({ path: '17/children', ids: 'none', fields: 'insights.metric(plays)' }).roots;
    const options = { level: root!.level, perNode: new Set(['plays']) };
    const { inline, added } = splitFields(root!.level.fields, WHOLE, options);
    expect([printFields(inline), added]).toEqual(['id', []]);
  });

  it('keeps lists with the page that cannot be read by the id of their node', () => {
    const [root] = aPlan({ fields: 'id,business_discovery.username(x){media{id}},media{id}' }).roots;
    const { inline, edges } = splitFields(
      root!.level.fields,
      { insights: 'inline', edges: 'apart' },
      { level: root!.level, perNode: new Set() },
    );
    expect(printFields(inline)).toBe('id,business_discovery.username(x){media{id}}');
    expect(edges.map(({ graphNode }) => graphNode)).toEqual(['page_media']);
  });
});
