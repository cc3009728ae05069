/** Where a row stood in the answer. */
interface RowPlace {
  /** '' when the query is for no account. */
  readonly accountId: string;
  readonly graphNode: string;
  readonly parentId: string;
}

/** A column that stands before those of the query. */
interface LeadingColumn {
  readonly name: string;
  /** For columns of our own, which no field of a node fills. */
  readonly own?: { readonly description: string; readonly cell: (place: RowPlace) => string };
}

const own = (
  name: string,
  description: string,
  cell: (place: RowPlace) => string,
): LeadingColumn & Required<Pick<LeadingColumn, 'own'>> => ({ name, own: { description, cell } });

/** The columns that stand first, in this order; `keyN` beyond the second follow it. */
export const LEADING_COLUMNS: readonly LeadingColumn[] = [
  { name: 'id' },
  own('ex_account_id', 'Id of the account for which the row was requested', ({ accountId }) => accountId),
  own(
    'fb_graph_node',
    'Place of the row in the answer: the names of the lists and objects around it',
    ({ graphNode }) => graphNode,
  ),
  own('parent_id', 'Id of the row in which this row was nested', ({ parentId }) => parentId),
  { name: 'name' },
  { name: 'key1' },
  { name: 'key2' },
  { name: 'breakdown' },
  { name: 'value' },
  { name: 'period' },
  { name: 'date_start' },
  { name: 'date_stop' },
  { name: 'end_time' },
  { name: 'title' },
];

/** The columns that every row of every table has. */
export const OWN_COLUMNS = LEADING_COLUMNS.flatMap(({ name, own: filled }) =>
  filled === undefined ? [] : [{ name, ...filled }],
);
