import { aPlan } from '../../tests/support/aQuery';
import { parseFields, printFields } from '../fields';
import type { Level } from '../plan';
import { shapeFields, WHOLE } from './shape';
import type { Shape, ShapedFields } from './shape';

const FIELDS =
  'id,caption,comments.limit(5){text},insights.metric(reach,plays).as(a),insights.metric(plays).as(b),owner{id}';
const items = parseFields({ text: FIELDS, name: 'q' });

function level(): Level {
  const [ask] = aPlan({ path: 'media', fields: FIELDS }).asks;
  if (ask === undefined) {
    throw new Error('There is nothing to ask');
  }
  return ask.level;
}
const shaped = (shape: Shape, unfit: string[] = []): ShapedFields =>
  shapeFields(items, shape, { level: level(), unfit: new Set(unfit) });
const texts = ({ inline, apart, detached }: ShapedFields): unknown => ({
  inline: printFields(inline),
  apart: apart.map((item) => printFields([item])),
  detached: detached.map(({ graphNode }) => graphNode),
});

describe('shapeFields', () => {
  it('asks all with the page as it was planned', () => {
    expect(shaped(WHOLE).inline).toBe(items);
    expect(texts(shaped(WHOLE))).toEqual({ inline: FIELDS, apart: [], detached: [] });
  });

  it('asks metrics apart that not all nodes have, with the type by which they have them', () => {
    expect(texts(shaped(WHOLE, ['plays']))).toEqual({
      inline: 'id,caption,comments.limit(5){text},insights.metric(reach).as(a),owner{id},media_product_type',
      apart: ['insights.metric(plays).as(a)', 'insights.metric(plays).as(b)'],
      detached: [],
    });
    expect(shaped(WHOLE, ['plays']).addsType).toBe(true);
    expect(shaped(WHOLE, ['views']).inline).toBe(items);
  });

  it('asks each part on its own', () => {
    expect(texts(shaped({ insights: 'apart', edges: 'detached' }))).toEqual({
      inline: 'id,caption,owner{id},media_product_type',
      apart: ['insights.metric(reach,plays).as(a)', 'insights.metric(plays).as(b)'],
      detached: ['page_media_comments'],
    });
  });

  it('leaves insights out', () => {
    expect(texts(shaped({ insights: 'left out', edges: 'inline' }, ['plays']))).toEqual({
      inline: 'id,caption,comments.limit(5){text},owner{id}',
      apart: [],
      detached: [],
    });
  });

  it('always has something to ask of a node', () => {
    const insights = parseFields({ text: 'insights', name: 'q' });
    const options = { level: level(), unfit: new Set<string>() };
    const { inline, apart } = shapeFields(insights, { insights: 'apart', edges: 'inline' }, options);
    expect([printFields(inline), printFields(apart)]).toEqual(['id,media_product_type', 'insights']);
    expect(
      printFields(shapeFields(insights, { insights: 'left out', edges: 'inline' }, options).inline),
    ).toBe('id');
  });
});
