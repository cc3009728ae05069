import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Charts } from '../../src/wire';
import { call } from '../api';
import { go } from '../navigation';
import { hrefOf } from '../route';
import type { Route } from '../route';
import { CheckList } from '../ui/CheckList';
import { Message } from '../ui/Message';
import { useTask } from '../ui/useTask';
import { ChartView } from './ChartView';

/** The charts that the tables of the last run allow; brands and chart stand in the address. */
export function ChartsView({ route }: { readonly route: Route }): JSX.Element {
  const task = useTask<Charts>();
  const { start } = task;
  const brands = route.query.get('brands') ?? '';
  useEffect(() => start(() => call('charts', { brands: brands === '' ? [] : brands.split(',') })), [brands]);
  const [, wanted = ''] = route.parts;
  const charts = task.result?.charts ?? [];
  const chart = charts.find(({ id }) => id === wanted) ?? charts[0];
  return (
    <>
      {task.error !== '' && <Message tone="bad">{task.error}</Message>}
      {task.isBusy && task.result === undefined && <p role="status">Preparing the charts …</p>}
      {task.result !== undefined && charts.length === 0 && (
        <Message tone="info">
          The tables of this run allow no chart. Templates such as Account by day and Media lifetime insights
          do.
        </Message>
      )}
      <ul class="chips" aria-label="Charts">
        {charts.map(({ id, title }) => (
          <li key={id}>
            <a
              href={hrefOf(['look', 'charts', id], { brands })}
              aria-current={id === chart?.id ? 'page' : undefined}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
      {task.result !== undefined && task.result.brands.length > 1 && (
        <details>
          <summary>
            {task.result.chosen.length} of {task.result.brands.length} brands
          </summary>
          <CheckList
            title="Brands, 8 at most"
            choices={task.result.brands.map(({ id, brand }) => ({ value: id, label: brand }))}
            chosen={task.result.chosen}
            onChange={(chosen) =>
              go(
                hrefOf(['look', 'charts', ...(chart === undefined ? [] : [chart.id])], {
                  brands: chosen.slice(0, 8).join(','),
                }),
                'replace',
              )
            }
          />
        </details>
      )}
      {chart !== undefined && <ChartView key={chart.id} chart={chart} />}
    </>
  );
}
