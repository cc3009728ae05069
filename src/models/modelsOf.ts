import { cast, text } from './algebra';
import type { Expr } from './algebra';
import { accountsModel } from './accounts';
import { accountDaysModel, accountPeriodsModel } from './accountWindows';
import { audienceModel } from './audience';
import { commentsModel } from './comments';
import { followersModel } from './followers';
import { hashtagsModel } from './hashtags';
import type { Model } from './model';
import { onlineHoursModel } from './onlineHours';
import { readPlan } from './plannedTables';
import type { PlanReading, PlannedTables } from './plannedTables';
import { postHistoryModel, postsModel, storiesModel } from './posts';

/** A model that the configuration has no tables for. */
export interface MissingModel {
  readonly name: string;
  /** The id of the template that gives them. */
  readonly template: string;
  /** What else the template needs. */
  readonly besides?: string;
}

/** The models of a configuration, and those that it has no tables for. */
export interface Models {
  readonly models: readonly Model[];
  readonly missing: readonly MissingModel[];
}

/** What models are made of. */
export interface ModelsOptions extends PlanReading {
  /**
   * A moment as `yyyy-mm-ddThh:mm:ss`, UTC: days and windows that end later are left out. @default the moment of the query
   */
  readonly asOf?: string | undefined;
}

type Maker = (tables: PlannedTables, asOf: Expr) => Model | undefined;

const MAKERS: readonly (MissingModel & { readonly make: Maker })[] = [
  { name: 'posts', template: 'media-posts', make: postsModel },
  {
    name: 'post_history',
    template: 'media-posts',
    besides: 'with snapshot switched on',
    make: postHistoryModel,
  },
  { name: 'account_days', template: 'page-daily-insights', make: accountDaysModel },
  { name: 'account_periods', template: 'two-years-back', make: accountPeriodsModel },
  { name: 'followers', template: 'follower-growth', make: followersModel },
  { name: 'stories', template: 'stories-insights', make: storiesModel },
  { name: 'audience', template: 'demographics', make: audienceModel },
  { name: 'comments', template: 'posts-comments-replies', make: commentsModel },
  { name: 'online_hours', template: 'page-audience-insights', make: onlineHoursModel },
  { name: 'hashtags', template: 'media-posts', make: hashtagsModel },
];

/** Makes the models that the tables of a configuration have all for; the others are named with the template that gives them. */
export function modelsOf({ asOf, ...reading }: ModelsOptions): Models {
  const tables = readPlan(reading);
  const moment: Expr = asOf === undefined ? { kind: 'now' } : cast(text(asOf), 'timestamp');
  const made = MAKERS.map(({ make, ...missing }) => ({ model: make(tables, moment), missing }));
  return {
    models: [accountsModel(tables), ...made.flatMap(({ model }) => model ?? [])],
    missing: made.flatMap(({ model, missing }) => (model === undefined ? [missing] : [])),
  };
}
