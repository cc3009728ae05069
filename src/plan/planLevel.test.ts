import { aPlan } from '../../tests/support/aQuery';
import { printFields } from '../fields';
import { planLevel, unplannedLevel } from './planLevel';
import { allLevels } from './planTables';
import type { Level } from './queryPlan';
import { summaryLevel } from './summaryLevel';

/** The level of `media` with these fields. */
const media = (fields: string): Level => aPlan({ path: 'media', fields }).roots[0]!.level;
/** The level of the account itself. */
const page = (fields: string): Level => aPlan({ fields }).roots[0]!.level;
const edge = (level: Level, ...keys: string[]): Level =>
  keys.reduce((parent, key) => parent.edges.get(key)!, level);
const tables = (level: Level): string[] =>
  allLevels(level)
    .filter(({ writesRows }) => writesRows)
    .map(({ table }) => table);
/** How a level is requested, with its fields as text. */
const requested = ({ source, fields }: Level): unknown => ({ ...source, fields: printFields(fields) });

describe('planLevel', () => {
  it('names graph nodes and tables by the path from the root', () => {
    const root = media('id,comments{id,replies{id}}');
    const replies = edge(root, 'comments', 'replies');
    expect([root.graphNode, root.table]).toEqual(['page_media', 'q_media']);
    expect([replies.graphNode, replies.table]).toEqual(['page_media_comments_replies', 'q_replies']);
  });

  it.each([
    ['no field, so the default ones', '', ['q_media']],
    ['a field of its own', 'id,comments{id}', ['q_media', 'q_comments']],
    ['nothing but nested lists', 'comments{replies{id}}', ['q_replies']],
    ['a nested list without fields', 'comments', ['q_comments']],
    ['an object', 'owner{id}', ['q_media']],
    ['an object without fields', 'owner', ['q_media']],
    ['an object of nothing but a list', 'owner{media{id}}', ['q_owner_media']],
    ['insights', 'insights.metric(reach)', ['q_insights']],
    ['what only the answer can tell', 'unheard_of{comments{id}}', ['q_media', 'q_unheard_of_comments']],
  ])('writes rows of the levels whose own fields are requested: %s', (_, fields, expected) => {
    expect(tables(media(fields))).toEqual(expected);
  });

  it('declares scalar fields by the keys of the answer', () => {
    expect(media('id,caption,like_count.as(likes),timestamp').columns).toEqual([
      '/id',
      '/caption',
      '/likes',
      '/timestamp',
    ]);
  });

  it('declares the fields of known objects by their paths, at any depth', () => {
    expect(media('owner{id,username},from').columns).toEqual(['/owner/id', '/owner/username', '/from/id']);
    expect(edge(media('comments{from{id,user{username}}}'), 'comments').columns).toEqual([
      '/from/id',
      '/from/user/username',
    ]);
  });

  it('declares no column for a field that may be a list', () => {
    expect(media('id,unheard_of{a,b{c}}').columns).toEqual(['/id']);
  });

  it('reads the media of a comment as the one it belongs to, and the media of an account as a list', () => {
    const comments = edge(media('comments{media{id,caption},replies{media{id}}}'), 'comments');
    expect(comments.columns).toEqual(['/media/id', '/media/caption']);
    expect(edge(comments, 'replies').columns).toEqual(['/media/id']);
    expect([...page('media{id}').edges.keys()]).toEqual(['media']);
  });

  it.each(['media', 'stories', 'tags', 'live_media', 'collaborative_media', 'children', 'collaborators'])(
    'plans a table for the list %s, so that it is written without rows too',
    (name) => {
      expect(tables(page(name))).toEqual([`q_${name}`]);
    },
  );

  it('makes column names safe for Storage', () => {
    expect(media('caption.as(můj text!)').columns).toEqual(['/můj text!']);
  });

  it('names an aliased list by its alias and requests its pages by its name', () => {
    const list = edge(media('comments.as(notes).limit(5){id}'), 'notes');
    expect([list.graphNode, list.table]).toEqual(['page_media_notes', 'q_notes']);
    expect(requested(list)).toEqual({ by: 'edge', edge: 'comments', params: { limit: '5' }, fields: 'id' });
  });

  it('requests the pages behind the first with everything that was requested of the first', () => {
    const list = edge(
      media('comments.order(reverse_chronological).limit(5){id,replies.limit(2){text}}'),
      'comments',
    );
    expect(requested(list)).toEqual({
      by: 'edge',
      edge: 'comments',
      params: { order: 'reverse_chronological', limit: '5' },
      fields: 'id,replies.limit(2){text}',
    });
    expect(requested(edge(list, 'replies'))).toEqual({
      by: 'edge',
      edge: 'replies',
      params: { limit: '2' },
      fields: 'text',
    });
  });

  it('never requests further pages of nested insights', () => {
    const level = edge(media('insights.metric(reach){name,values}'), 'insights');
    expect(level).toMatchObject({ source: { by: 'parent' }, insights: { dimensions: [] } });
    expect(level.keyColumns).toEqual([]);
  });

  it('joins the name of a list inside an object, at any depth', () => {
    const root = media('owner{user{media{id}}}');
    expect([...root.edges.keys()]).toEqual(['owner_user_media']);
    expect(edge(root, 'owner_user_media')).toMatchObject({
      graphNode: 'page_media_owner_user_media',
      table: 'q_owner_user_media',
      source: { by: 'edge', edge: 'media' },
    });
  });

  it('requests the pages of a list of business_discovery through the root, by the fields down to it', () => {
    const root = page('business_discovery.username(x){username,media.limit(2){id,children{id}}}');
    const list = edge(root, 'business_discovery_media');
    const path = ({ source }: Level): unknown =>
      source.by === 'root' ? source.path.map(({ name }) => name) : source;
    expect(root.columns).toEqual(['/business_discovery/username']);
    expect(path(list)).toEqual(['business_discovery', 'media']);
    expect(list.table).toBe('q_business_discovery_media');
    // A list of a node in that list cannot be found by the root's cursor: it is read by the node's id.
    expect(edge(list, 'children').source.by).toBe('edge');
  });

  it('requests the pages of a list of business_discovery by the id of its object where the root is another node', () => {
    const list = edge(media('business_discovery{media{id}}'), 'business_discovery_media');
    expect(list.source.by).toBe('edge');
  });

  it('requests the pages of lists of other objects by the id of the object', () => {
    expect(edge(page('mentioned_media{comments{id}}'), 'mentioned_media_comments').source).toMatchObject({
      by: 'edge',
      edge: 'comments',
    });
  });

  it('requests the pages of a list of an object inside business_discovery through the root, by all the fields down to it', () => {
    const root = page('business_discovery.username(x){owner{media.limit(2){id}}}');
    const { source } = edge(root, 'business_discovery_owner_media');
    expect(source).toMatchObject({ by: 'root' });
    expect('path' in source && source.path.map(({ name }) => name)).toEqual([
      'business_discovery',
      'owner',
      'media',
    ]);
  });

  it('requests an object as the query names it, without the parts that it has of itself', () => {
    expect(printFields(media('owner,caption').fields)).toBe('owner,caption');
    expect(printFields(media('owner{id,username}').fields)).toBe('owner{id,username}');
  });

  it('divides the insights inside an object', () => {
    const metrics = 'insights.metric(reach,profile_activity).breakdown(action_type)';
    expect(printFields(page(`mentioned_media.media_id(1){id,${metrics}}`).fields)).toBe(
      'mentioned_media.media_id(1){id,insights.metric(reach),insights.metric(profile_activity).breakdown(action_type).as(insights_2)}',
    );
  });

  it('plans a wide and a deep query', () => {
    const wide = Array.from({ length: 3000 }, (_, index) => `f${index}{a}`).join();
    expect(media(wide).columns).toEqual([]);
    const deep = `${'x{'.repeat(50)}id${'}'.repeat(50)}`;
    expect(tables(media(deep))).toEqual(['q_media']);
    const lists = `${'comments{'.repeat(50)}id${'}'.repeat(50)}`;
    expect(allLevels(media(lists))).toHaveLength(51);
  });
});

describe('unplannedLevel', () => {
  const parent = planLevel({
    query: 'q',
    graphNode: 'page_media',
    edgeName: 'media',
    node: 'media',
    fields: [],
    source: { by: 'parent' },
  });

  it('plans a list that was not requested as the API gives it', () => {
    expect(unplannedLevel(parent, 'tags')).toMatchObject({
      graphNode: 'page_media_tags',
      table: 'q_tags',
      writesRows: true,
      columns: [],
      fields: [],
      source: { by: 'edge', edge: 'tags', params: {} },
    });
  });

  it('plans insights that were not requested as metrics', () => {
    expect(unplannedLevel(parent, 'insights')).toMatchObject({
      table: 'q_insights',
      insights: { metrics: [], dimensions: [] },
      source: { by: 'parent' },
    });
  });

  it('requests further pages of a list that looked like an object with all its fields', () => {
    const root = media('id,unheard_of.limit(5){a,comments{text}}');
    const found = unplannedLevel(root, 'unheard_of');
    expect(requested(found)).toEqual({
      by: 'edge',
      edge: 'unheard_of',
      params: { limit: '5' },
      fields: 'a,comments{text}',
    });
    expect(found.columns).toEqual(['/a']);
    expect(edge(found, 'comments')).toMatchObject({
      graphNode: 'page_media_unheard_of_comments',
      columns: ['/text'],
    });
  });

  it('plans a list on the nodes of a level of which nothing was undetermined', () => {
    const insights = unplannedLevel(parent, 'insights');
    expect(unplannedLevel(insights, 'odd')).toMatchObject({ table: 'q_odd', writesRows: true });
  });

  it('requests further pages of an aliased list by its name', () => {
    expect(unplannedLevel(media('unheard_of.as(x)'), 'x')).toMatchObject({
      table: 'q_x',
      source: { by: 'edge', edge: 'unheard_of', params: {} },
    });
  });

  it('finds the plan of a list inside an object by the joined name', () => {
    const found = unplannedLevel(media('owner{unheard_of{a}}'), 'owner_unheard_of');
    expect(requested(found)).toEqual({ by: 'edge', edge: 'unheard_of', params: {}, fields: 'a' });
  });

  it('requests the pages of an unknown list inside business_discovery through the root', () => {
    const found = unplannedLevel(
      page('business_discovery.username(x){unheard_of{a}}'),
      'business_discovery_unheard_of',
    );
    expect(found.source).toMatchObject({ by: 'root' });
  });

  it('plans the summary of a list that looked like an object', () => {
    const found = unplannedLevel(media('likes.summary(total_count)'), 'likes');
    expect(edge(found, 'summary').columns).toEqual(['/total_count']);
  });
});

describe('summaryLevel', () => {
  it.each([
    ['true', ['/total_count']],
    ['1', ['/total_count']],
    ['', ['/total_count']],
    ['total_count, order', ['/total_count', '/order']],
    ['true,can_comment', ['/can_comment']],
    ['untrue,true_count', ['/untrue', '/true_count']],
  ])('declares the columns that summary(%s) requests', (value, columns) => {
    expect(summaryLevel(media('id'), value).columns).toEqual(columns);
  });

  it('writes a table whose rows are identified by list and parent', () => {
    expect(summaryLevel(media('id'), '')).toMatchObject({
      graphNode: 'page_media_summary',
      table: 'q_summary',
      source: { by: 'parent' },
      fields: [],
      writesRows: true,
      keyColumns: ['fb_graph_node'],
    });
    expect([...(summaryLevel(media('id'), '').facts ?? [])]).toEqual([
      ['/total_count', { type: 'INTEGER', description: 'Number of items in the list' }],
    ]);
  });

  it('is planned where it is requested of a list, nested or at the root', () => {
    expect(edge(media('comments.summary(true).limit(0)'), 'comments', 'summary').table).toBe('q_summary');
    expect(edge(aPlan({ path: 'media?summary=total_count' }).roots[0]!.level, 'summary').columns).toEqual([
      '/total_count',
    ]);
    expect([...media('comments{id}').edges.get('comments')!.edges.keys()]).toEqual([]);
  });
});

describe('planLevel: insights of media of which some take no breakdown', () => {
  const fieldsOf = (fields: string, path: 'media' | 'stories' | 'mentions'): Level =>
    aPlan({ path, fields }).roots[0]!.level;

  it('are two fields of the request, with one table between them', () => {
    const fields = 'id,insights.metric(reach, profile_activity).breakdown(action_type)';
    const level = fieldsOf(fields, 'media');
    expect(aPlan({ path: 'media', fields }).remarks[0]).toBe(
      "query 'q': reach cannot be requested with breakdown(action_type): requested without it",
    );
    expect(printFields(level.fields)).toBe(
      'id,insights.metric(reach),insights.metric(profile_activity).breakdown(action_type).as(insights_2)',
    );
    expect([...level.edges.keys()]).toEqual(['insights', 'insights_2']);
    for (const nested of level.edges.values()) {
      expect(nested).toMatchObject({
        table: 'q_insights',
        graphNode: 'page_media_insights',
        keyColumns: ['key1'],
      });
    }
    expect([...level.edges.values()].map(({ insights }) => insights?.metrics)).toEqual([
      ['reach'],
      ['profile_activity'],
    ]);
  });

  it('keep an alias, from which the table is named, and avoid other names', () => {
    const level = fieldsOf(
      'insights.as(x).metric(reach,navigation).breakdown(story_navigation_action_type),caption.as(x_2)',
      'stories',
    );
    expect([...level.edges].map(([key, { table }]) => [key, table])).toEqual([
      ['x', 'q_x'],
      ['x_3', 'q_x'],
    ]);
  });

  it('are split at any depth, and two fields of one name never share a key of the answer', () => {
    const level = fieldsOf('media{insights.metric(reach),insights.metric(views)}', 'mentions');
    expect(printFields(level.fields)).toBe(
      'media{insights.metric(reach),insights.metric(views).as(insights_2)}',
    );
    expect([...(level.edges.get('media')?.edges.keys() ?? [])]).toEqual(['insights', 'insights_2']);
  });

  it.each([
    'insights.metric( reach , views )',
    'insights.metric(profile_activity).breakdown(action_type)',
    'insights.metric(brand_new,profile_activity).breakdown(action_type)',
    'insights.breakdown(action_type)',
  ])('are left as the user wrote them where nothing is to be split: %s', (text) => {
    expect(printFields(fieldsOf(text, 'media').fields)).toBe(
      text.replaceAll('( ', '(').replaceAll(' )', ')'),
    );
  });
});

describe('planLevel: an object whose parts nobody lists', () => {
  it('writes rows all the same, with the columns of the answer', () => {
    expect(media('copyright_check_information')).toMatchObject({ writesRows: true, columns: [] });
    expect(media('copyright_check_information{status}')).toMatchObject({
      writesRows: true,
      columns: ['/copyright_check_information/status'],
    });
  });
});
