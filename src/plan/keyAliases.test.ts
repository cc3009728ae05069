import { aPlan } from '../../tests/support/aQuery';

describe('checkAliases', () => {
  it.each([
    ['media', 'id,caption.as(id)', 'caption.as(id)'],
    ['media', 'id,caption.as(parent_id)', 'caption.as(parent_id)'],
    ['media', 'id,caption.as(fb_graph_node)', 'caption.as(fb_graph_node)'],
    ['media', 'caption.as(key1)', 'caption.as(key1)'],
    ['media', 'id,timestamp.as(snapshot_date)', 'timestamp.as(snapshot_date)'],
    ['media', 'id,comments.as(id){text}', 'comments.as(id)'],
    ['media', 'id,comments{id,text.as(parent_id)}', 'text.as(parent_id)'],
    ['media', 'id,owner{username.as(id)}', 'username.as(id)'],
    ['', 'username.as(id)', 'username.as(id)'],
    ['', 'insights.metric(reach).period(day){title.as(name)}', 'title.as(name)'],
    ['insights?metric=reach&period=day', 'title.as(end_time)', 'title.as(end_time)'],
  ])('refuses in %s: %s', (path, fields, written) => {
    expect(aPlan({ path, fields }).problem).toBe(
      `Cannot plan query 'q': '${written}' would take the place of a column that tells the rows apart: give it another name`,
    );
  });

  it('names all of them, each once', () => {
    const fields = 'caption.as(id),permalink.as(parent_id),comments{id,text.as(id)},children{caption.as(id)}';
    expect(aPlan({ path: 'media', fields }).problem).toBe(
      "Cannot plan query 'q': 'caption.as(id)', 'permalink.as(parent_id)', 'text.as(id)' would take the place of a column that tells the rows apart: give them another name",
    );
  });

  it.each([
    ['media', 'id.as(id),caption.as(text)'],
    ['media', 'id,timestamp.as(end_time),username.as(name),caption.as(period)'],
    ['media', 'id,owner{username.as(parent_id)}'],
    ['media', 'id,comments.limit(5).as(first_comments){text}'],
  ])('leaves in %s: %s', (path, fields) => {
    expect(aPlan({ path, fields }).problem).toBeUndefined();
  });
});
