import { Failure } from '../server/failure';
import type { Library } from '../tables/library';
import { BRANDS } from '../tables/sql';
import type { Chart, Charts } from '../wire';
import { byAgeAndGender, byCountry, byDay, byWeek, sideBySide } from './accountCharts';
import { readFacts } from './facts';
import type { TableFacts } from './facts';
import { mediaCharts } from './mediaCharts';

/** Brands that one chart shows at first: more lines and colours are not told apart. */
const MAX_BRANDS = 8;

/** Lists the charts that the tables allow. */
export function chartsOf(tables: readonly TableFacts[], brands: readonly string[]): readonly Chart[] {
  return [
    ...byDay(tables, brands),
    ...byWeek(tables, brands),
    ...mediaCharts(tables, brands),
    ...byCountry(tables, brands),
    ...byAgeAndGender(tables, brands),
    ...sideBySide(tables, brands),
  ];
}

/**
 * Lists the charts of the last run.
 *
 * @param chosen ids of brands; the first ones where none is known
 * @throws Failure where there are no tables
 */
export async function readCharts(library: Library, chosen: readonly string[]): Promise<Charts> {
  const database = await library.ready();
  const found = await database.select(`SELECT id, brand FROM ${BRANDS} ORDER BY lower(brand)`);
  const brands = found.rows.map(([id, brand]) => ({ id: String(id), brand: String(brand) }));
  if (brands.length === 0) {
    throw new Failure(404, 'The run wrote no table of accounts: charts need it for the names of the brands');
  }
  const known = chosen.filter((id) => brands.some((brand) => brand.id === id)).slice(0, MAX_BRANDS);
  const shown = known.length > 0 ? known : brands.slice(0, MAX_BRANDS).map(({ id }) => id);
  return {
    brands,
    chosen: shown,
    charts: chartsOf(await readFacts(await library.list(), database), shown),
  };
}
