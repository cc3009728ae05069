/** The tables that people ask for, as SQL on the tables of the extractor. */
export { DIALECTS } from './dialects';
export { dbtProject } from './dbtProject';
export { modelsOf } from './modelsOf';
export type { Models } from './modelsOf';
export { printModels, tablesOf } from './printModels';
export type { PrintedModel } from './printModels';
export { describeMissing, sqlFile } from './sqlFile';
export type { TableFile } from './sqlFile';
export { transformationOf } from './transformation';
export { toAsked } from './asked';
export type { AskedModels } from './asked';
