import { GraphError } from '../errors';
import type { NextPage } from '../graph';
import type { ListWay } from './listWay';
import type { PagesOptions } from './pageOptions';
import { PageSize } from './pageSize';
import { ID_ONLY } from './parts';
import { Patience } from './patience';
import { Search } from './search';
import { WHOLE } from './shape';
import type { Shape } from './shape';
import { idOf, ShapedList } from './shapedList';
import type { Asked } from './shapedList';
import type { ListPage } from './shapedPage';
import { isTooOld, saysTooOld } from './tooOld';

/**
 * Reads the pages of one list whatever the API refuses: too much data is asked in smaller pages, then in parts; an
 * object for which a page fails is found and stands alone; a metric that is refused is left out where it is refused.
 * All else comes whole.
 */
export class ListReader {
  private readonly list: ShapedList;
  private readonly size: PageSize;
  private readonly search = new Search();
  private offset = 0;
  /** Set when the object just found was too old: whether the next one is tells if it is a boundary. */
  private mayBeBoundary = false;
  /** Set when the last object had to be asked in parts. */
  private wasSplit = false;
  private readonly patience = new Patience();

  /**
   * @param way how the list is asked
   * @param options the job
   */
  constructor(
    private readonly way: ListWay,
    private readonly options: PagesOptions,
  ) {
    const { sizes } = options;
    this.list = new ShapedList(way, options);
    this.size = sizes.get(way.level) ?? new PageSize(way.limit);
    sizes.set(way.level, this.size);
  }

  /**
   * Reads the page behind a place; pages are read in their order.
   *
   * @param at the place
   * @returns a page, smaller than asked where that was needed
   * @throws GraphError for what concerns more than an object, a metric or the amount
   */
  async pageAt(at: NextPage): Promise<ListPage> {
    this.list.fields.leaveOutUnknown();
    for (;;) {
      const asked = { at, limit: this.limit() };
      const unfit = new Set(this.options.memory.unfit);
      const page = await this.list.read(asked).then(
        (found) => this.passed(found, asked),
        (error: unknown) => this.mend(error, asked, unfit),
      );
      if (page !== undefined) {
        this.patience.answered();
        this.offset += page.nodes.length + page.skipped;
        return page;
      }
    }
  }

  private limit(): number {
    const boundary = this.options.memory.boundaries.get(this.way.name);
    const isWhole = this.list.shape === WHOLE;
    this.mayBeBoundary ||= isWhole && boundary === this.offset;
    if (this.mayBeBoundary) {
      return 1;
    }
    const wanted = this.search.limit(this.size.current);
    const ahead = (boundary ?? 0) - this.offset;
    return isWhole && ahead > 0 ? Math.min(wanted, ahead) : wanted;
  }

  private passed(page: ListPage, { limit }: Asked): ListPage {
    if (this.mayBeBoundary) {
      // It is none, here or any more.
      this.mayBeBoundary = false;
      this.options.memory.boundaries.delete(this.way.name);
    }
    this.search.passed(limit);
    this.wasSplit = false;
    if (limit >= this.size.current) {
      this.size.worked();
    }
    return page;
  }

  /** Does what is to be done about an error; gives a page, or undefined to ask again. */
  private async mend(
    error: unknown,
    asked: Asked,
    unfit: ReadonlySet<string>,
  ): Promise<ListPage | undefined> {
    if (!(error instanceof GraphError)) {
      throw error;
    }
    if (error.kind === 'metric') {
      this.withoutMetric(error, unfit);
      return undefined;
    }
    if (error.kind === 'too-much') {
      return this.less(error, asked);
    }
    if (!this.list.isOfObject(error)) {
      throw error;
    }
    return asked.limit === 1 ? this.lone(error, asked) : this.narrower(asked);
  }

  private withoutMetric(error: GraphError, unfit: ReadonlySet<string>): void {
    const { list } = this;
    if (list.fields.learn(error, unfit) === 'again') {
      return;
    }
    if (list.shape.edges === 'detached') {
      throw error;
    }
    // Nodes nested in these refuse it: as lists of their own they find out which of them have it.
    list.shape = { ...list.shape, edges: 'detached' };
  }

  /** Half of it, and at one object each part on its own. */
  private async less(error: GraphError, asked: Asked): Promise<ListPage | undefined> {
    const { list, size } = this;
    if (asked.limit > 1) {
      size.halve(asked.limit);
      return undefined;
    }
    const isSplit = list.shape.edges === 'detached' || !list.canSplit;
    const page = isSplit ? undefined : await list.ifItComes(asked, list.split);
    if (page === undefined) {
      this.patience.refused(error);
      return undefined;
    }
    if (this.wasSplit) {
      // Two in a row: the nodes of this list are all like that.
      list.shape = list.split;
      size.current = size.asked;
    }
    this.wasSplit = true;
    return page;
  }

  /** Where bad objects stand close together each node is asked on its own, else the bad one is looked for. */
  private async narrower({ at, limit }: Asked): Promise<ListPage | undefined> {
    const { list, search, size } = this;
    const apart: Shape = { ...list.shape, insights: 'apart' };
    const page =
      list.canLeaveOutInsights && search.isCrowded(this.offset, size.asked)
        ? await list.ifItComes({ at, limit: size.current }, apart)
        : undefined;
    if (page === undefined) {
      search.failed(limit);
    }
    for (let count = page?.refused ?? 0; count > 0; count -= 1) {
      search.isFound(this.offset);
    }
    return page;
  }

  /** The object for which pages fail, without the part that fails; the API's word for it is noted. */
  private async lone(error: GraphError, asked: Asked): Promise<ListPage | undefined> {
    const isOld = saysTooOld(error) && this.list.canLeaveOutInsights;
    const canTell = isOld && this.mayBeBoundary && this.size.current > 1;
    const tail = canTell ? await this.behindBoundary(error, asked.at) : undefined;
    if (tail !== undefined) {
      return tail;
    }
    const page = await this.lonePage(error, asked);
    if (page === undefined) {
      this.patience.refused(error);
      return undefined;
    }
    this.search.isFound(this.offset);
    this.mayBeBoundary = isOld && !this.mayBeBoundary;
    return page;
  }

  private async lonePage(error: GraphError, asked: Asked): Promise<ListPage | undefined> {
    const { list } = this;
    const withoutInsights = list.canLeaveOutInsights
      ? await list.ifItComes(asked, { ...list.shape, insights: 'left out' })
      : undefined;
    if (withoutInsights !== undefined) {
      list.noteWithoutInsights(withoutInsights, error.message);
      return withoutInsights;
    }
    const inParts = list.canSplit ? await list.ifItComes(asked, list.split) : undefined;
    if (inParts !== undefined) {
      return inParts;
    }
    const page = await list.ifItComes(asked, WHOLE, ID_ONLY);
    page?.nodes.forEach((node) => this.options.leftOut.object(idOf(node), 'all fields', error.message));
    // With its id only it would overwrite what Storage has of it.
    return page && { ...page, nodes: [], skipped: page.nodes.length };
  }

  /** Two in a row were too old; when the last of the next page is, all behind are: they are listed newest first. */
  private async behindBoundary(error: GraphError, at: NextPage): Promise<ListPage | undefined> {
    const { list } = this;
    const shape: Shape = { ...list.shape, insights: 'left out' };
    const page = await list.ifItComes({ at, limit: this.size.current }, shape);
    if (page === undefined) {
      return undefined;
    }
    const last = idOf(page.nodes.at(-1));
    if (page.nodes.length > 1 && !(await isTooOld(last, list.fields.insights(), this.options))) {
      return undefined;
    }
    list.shape = shape;
    list.leftOutFor = error.message;
    list.noteWithoutInsights(page, error.message);
    this.mayBeBoundary = false;
    const { boundaries } = this.options.memory;
    if (!boundaries.has(this.way.name)) {
      boundaries.set(this.way.name, this.offset - 1);
    }
    return page;
  }
}
