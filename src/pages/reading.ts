import type { NodeList, Paging } from '../answer';
import { isRemovedOfMedia } from '../catalogue';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import type { FieldItem } from '../fields';
import { allInsights, isInsights, keepMetrics, metricsIn, wayOfField } from './insightsField';
import { withoutField } from './withoutField';
import type { Job, MorePages } from './job';
import type { List } from './list';
import { PageSize } from './pageSize';
import { Bisection } from './bisection';
import { splitFields, WHOLE } from './split';
import type { Split, SplitFields } from './split';

/** One request for a page. */
export interface PageRequest {
  readonly at: Paging;
  /** How many nodes. */
  readonly limit: number;
  /** The fields of each node, with the page and apart. */
  readonly items: readonly FieldItem[];
  readonly fields: SplitFields;
}

/** A page as complete as the API gives it. */
export interface ListPage extends NodeList {
  /** Nodes that the page had and that could not be read. */
  readonly skipped: number;
  readonly apart: readonly MorePages[];
  /** How many of its nodes have no insights though these were requested apart. */
  readonly refused: number;
}

/** Requests a page, and what stands apart for its nodes. */
export type FetchPage = (ask: PageRequest, list: List, job: Job) => Promise<ListPage>;

/**
 * What to do when a page of a list is refused: give the page in another way, change the reading and request `again`, or
 * undefined where the remedy does not help.
 */
export type ListRemedy = (
  reading: Reading,
  ask: PageRequest,
  error: GraphError,
) => Outcome | Promise<Outcome>;
type Outcome = ListPage | 'again' | undefined;

/** Retries of a request that cannot be made smaller. */
const RETRIES = 3;

/** Kinds of errors that another way of requesting a page may avoid. */
const AVOIDABLE: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'object',
  'too-old',
  'metric',
  'field',
  'too-much',
]);

/** The state in which one list is read. */
export class Reading {
  items: readonly FieldItem[];
  split: Split = WHOLE;
  readonly size: PageSize;
  readonly search = new Bisection();
  /** Nodes that were read or skipped. */
  offset = 0;
  /** Set when the object just found was too old: the next one tells whether all behind it are. */
  mayBeBoundary = false;
  /** Set when the last page had to be requested in parts. */
  wasInParts = false;
  /** Whether insights of any node have come. */
  hadInsights = false;
  /** Why all further nodes have no insights. */
  tooOld: string | undefined;
  private retries = 0;

  constructor(
    readonly list: List,
    readonly job: Job,
    private readonly fetchPage: FetchPage,
  ) {
    this.items = list.items;
    this.size = job.sizes.get(list.level) ?? new PageSize(list.limit);
    job.sizes.set(list.level, this.size);
  }

  /** The insights fields of the nodes themselves. */
  get insights(): readonly FieldItem[] {
    return this.items.filter(isInsights);
  }

  /** Whether a page can be requested without the insights of its nodes. */
  get canOmitInsights(): boolean {
    return this.split.insights === 'inline' && this.list.nodesById && this.insights.length > 0;
  }

  /** All parts of the nodes apart; undefined where nothing more can be taken apart. */
  get inParts(): Split | undefined {
    const { insights } = this.split;
    const split: Split = { insights: insights === 'left out' ? 'left out' : 'apart', edges: 'apart' };
    const { insights: fields, edges } = this.fields(split);
    const isMore = this.split.edges === 'inline' ? edges.length > 0 : false;
    const isApart = this.split.insights === 'inline' && fields.length > 0;
    return this.list.nodesById && (isMore || isApart) ? split : undefined;
  }

  /** What to request at a place. */
  ask(at: Paging): PageRequest {
    this.leaveOutRefused();
    this.leaveOutMissing();
    return { at, limit: this.limit(), items: this.items, fields: this.fields(this.split) };
  }

  /** Names the removed metrics that the next page would try; '' for none. */
  tried(): string {
    if (this.split.insights !== 'inline') {
      return '';
    }
    this.leaveOutRefused();
    const { learned } = this.job;
    return allInsights(this.items)
      .flatMap((item) => metricsIn(item).map((metric) => ({ metric, way: wayOfField(item) })))
      .filter(({ metric, way }) => isRemovedOfMedia(metric) && !learned.isAvailable(metric, { way }))
      .filter(({ metric }) => !learned.perNode.has(metric))
      .map(({ metric, way }) => `${metric} ${way}`)
      .join();
  }

  /** Requests a page. */
  async fetch(ask: PageRequest): Promise<ListPage> {
    return this.fetchPage(ask, this.list, this.job);
  }

  /** Requests a page in another way; undefined when an object, a metric or the amount is refused in this way too. */
  async tryFetch(
    { at, limit }: Pick<PageRequest, 'at' | 'limit'>,
    split: Split,
    items: readonly FieldItem[] = this.items,
  ): Promise<ListPage | undefined> {
    try {
      return await this.fetch({ at, limit, items, fields: this.fields(split, items) });
    } catch (error) {
      if (error instanceof GraphError && AVOIDABLE.has(this.kindOf(error))) {
        return undefined;
      }
      throw error;
    }
  }

  /** Notes a page that came as it was requested. */
  passed(page: ListPage, { limit, fields }: PageRequest): ListPage {
    if (this.mayBeBoundary) {
      // The insights came: the remembered boundary was wrong.
      this.mayBeBoundary = false;
      this.job.learned.boundaries.delete(this.list.name);
    }
    if (page.nodes.length > 0) {
      for (const item of allInsights(fields.inline)) {
        metricsIn(item).forEach((metric) =>
          this.job.learned.noteAvailable(metric, { way: wayOfField(item) }),
        );
      }
    }
    this.hadInsights ||= this.split.insights === 'inline' && page.nodes.length > 0;
    this.search.passed(limit);
    this.wasInParts = false;
    if (limit >= this.size.current) {
      this.size.worked();
    }
    return page;
  }

  /** Moves on behind a page. */
  advance(page: ListPage): void {
    if (this.tooOld !== undefined) {
      this.noteWithoutInsights(page, this.tooOld, true);
    }
    this.retries = 0;
    this.offset += page.nodes.length + page.skipped;
  }

  /** Whether a request that cannot be made smaller may be sent again. */
  mayRetry(): boolean {
    this.retries += 1;
    return this.retries <= RETRIES;
  }

  /**
   * What an error is for this list: an error about one of its objects is `object`. A missing object is one of the list
   * when the API names another than the one that has the list.
   */
  kindOf(error: GraphError): ErrorKind {
    const { objectId } = error.details;
    const isOfObject =
      error.kind === 'no-data' ||
      (error.kind === 'missing' && objectId !== undefined && objectId !== this.list.parentId);
    return isOfObject ? 'object' : error.kind;
  }

  /** Notes that the nodes of a page have no insights. */
  noteWithoutInsights({ nodes }: Pick<NodeList, 'nodes'>, reason: string, isTooOld: boolean): void {
    nodes.forEach((node) => this.job.omissions.withoutInsights(node, reason, isTooOld));
  }

  private fields(split: Split, items: readonly FieldItem[] = this.items): SplitFields {
    const { learned } = this.job;
    const { perNode, lacking } = learned;
    const lackedFrom = learned.lackedFrom.bind(learned);
    return splitFields(items, split, { level: this.list.level, perNode, lacking, lackedFrom });
  }

  private limit(): number {
    const boundary = this.job.learned.boundaries.get(this.list.name);
    const hasInsights = this.split.insights === 'inline';
    this.mayBeBoundary ||= hasInsights && boundary === this.offset;
    if (this.mayBeBoundary) {
      return 1;
    }
    const wanted = this.search.limit(this.size.current);
    const ahead = (boundary ?? 0) - this.offset;
    return hasInsights && ahead > 0 ? Math.min(wanted, ahead) : wanted;
  }

  /** Fields that the nodes do not have are not requested again. */
  private leaveOutMissing(): void {
    const { learned, omissions } = this.job;
    for (const [place, reason] of learned.missingFields(this.list.level)) {
      const items = withoutField(this.items, place);
      if (items !== undefined && items !== this.items) {
        this.items = items;
        omissions.field(place, reason);
      }
    }
  }

  /** Metrics that were refused in this way of requesting them are not requested again. */
  private leaveOutRefused(): void {
    const { learned, omissions } = this.job;
    this.items = keepMetrics(this.items, (metric, item) => {
      const reason = learned.refusal(metric, { way: wayOfField(item) });
      if (reason !== undefined) {
        omissions.metric(metric, reason);
      }
      return reason === undefined;
    });
  }
}
