import { GraphError } from '../errors';
import { isObject, toCell } from '../flatten';
import type { NodeList } from '../flatten';
import { isMissing } from '../graph';
import type { NextPage } from '../graph';
import type { ListWay } from './listWay';
import { NodeFields } from './nodeFields';
import type { PagesOptions } from './pageOptions';
import type { Shape } from './shape';
import { WHOLE } from './shape';
import { readShaped } from './shapedPage';
import type { ListPage } from './shapedPage';

/** Where a page is asked, and how much. */
export interface Asked {
  readonly at: NextPage;
  readonly limit: number;
}

/** Refusals of what was asked, not of the object. */
const MAY_COME_OTHERWISE: ReadonlySet<string> = new Set(['metric', 'too-much']);

/** A list, and in which shape its pages are asked at present. */
export class ShapedList {
  readonly fields: NodeFields;
  shape: Shape = WHOLE;
  /** Why nodes have no insights while the shape leaves them out. */
  leftOutFor = '';

  /**
   * @param way how the list is asked
   * @param options the job
   */
  constructor(
    readonly way: ListWay,
    readonly options: PagesOptions,
  ) {
    this.fields = new NodeFields(way.items, options);
  }

  /** Whether a page can be asked without the insights of its nodes. */
  get canLeaveOutInsights(): boolean {
    return this.shape.insights === 'inline' && this.way.nodesById && this.fields.hasInsights;
  }

  /** Whether the parts of a node can be asked each on its own. */
  get canSplit(): boolean {
    return this.way.nodesById && this.fields.items !== undefined;
  }

  /** All parts on their own. */
  get split(): Shape {
    return { insights: this.shape.insights === 'left out' ? 'left out' : 'apart', edges: 'detached' };
  }

  /**
   * Asks a page.
   *
   * @param asked which, and how much
   * @param shape how
   * @param items what of each node
   * @returns the page
   * @throws GraphError when it is refused
   */
  async read({ at, limit }: Asked, shape = this.shape, items = this.fields.items): Promise<ListPage> {
    const page = await readShaped({ at, limit, items, shape }, this.way, this.options);
    if (shape.insights === 'left out' && this.leftOutFor !== '') {
      this.noteWithoutInsights(page, this.leftOutFor);
    }
    return page;
  }

  /**
   * Asks a page that may fail for an object.
   *
   * @param asked which, and how much
   * @param shape how
   * @param items what of each node
   * @returns the page, or undefined when an object, a metric or the amount is refused
   * @throws any other error
   */
  async ifItComes(asked: Asked, shape: Shape, items = this.fields.items): Promise<ListPage | undefined> {
    try {
      return await this.read(asked, shape, items);
    } catch (error) {
      if (error instanceof GraphError && (this.isOfObject(error) || MAY_COME_OTHERWISE.has(error.kind))) {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * Tells the error of one object from that of all. A missing object is one of the list when the message names another
   * than the one on which the list hangs.
   *
   * @param error of a page
   * @returns whether other objects of the page may come
   */
  isOfObject(error: GraphError): boolean {
    const named = isMissing(error) ? /ID '([^']*)'/.exec(error.message)?.[1] : undefined;
    return (
      error.kind === 'object' ||
      error.kind === 'no-data' ||
      (named !== undefined && named !== this.way.parentId)
    );
  }

  /**
   * Notes that the nodes of a page have no insights.
   *
   * @param page the page
   * @param reason the API's words
   */
  noteWithoutInsights({ nodes }: Pick<NodeList, 'nodes'>, reason: string): void {
    nodes.forEach((node) => this.options.leftOut.object(idOf(node), 'insights', reason));
  }
}

/**
 * Reads the id of a node.
 *
 * @param node part of an answer
 * @returns the id; '' where there is none
 */
export function idOf(node: unknown): string {
  return isObject(node) ? toCell(node['id']) : '';
}
