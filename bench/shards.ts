import { lightApi } from '../tests/support/lightApi';
import { SharedFolder } from '../tests/support/shardWorld';
import type { Night } from '../tests/support/shardWorld';
import { modelLines } from './shardModel';
import { shardProcesses } from './shardProcesses';

/** How many accounts the simulation has; `ACCOUNTS` overrides it. */
const ACCOUNTS = Number(process.env['ACCOUNTS'] ?? 10_000);
const COUNTS = [1, 2, 7, 64];
const LATENCY_MS = 1500;
const PAGE = 25;
const QUERIES = [
  { name: 'media', query: { path: 'media', fields: 'id,like_count', ids: '', limit: String(PAGE) } },
  {
    name: 'daily',
    query: { path: '', fields: 'insights.metric(reach).period(day)', ids: '', since: 'last run' },
  },
];

/** A few accounts have many media, most of them a handful: a power law up to 500. */
const sizes = Array.from({ length: ACCOUNTS }, (_, index) =>
  Math.min(500, Math.floor(5 * (ACCOUNTS / (((index * 7919) % ACCOUNTS) + 1)) ** 0.7)),
);

/**
 * Simulates shards of many accounts on one virtual clock, measures real ones, and computes what limits a night.
 *
 * @returns lines to print
 */
export async function shards(): Promise<string[]> {
  const api = lightApi(sizes);
  const setting = { accounts: api.accounts, api: () => api, queries: QUERIES, latencyMs: LATENCY_MS };
  // Its pages come one after the other, whatever the number of shards.
  const longest = (Math.ceil(Math.max(...sizes) / PAGE) * LATENCY_MS) / 1000;
  const lines = [
    `${ACCOUNTS} accounts on one virtual clock, ${LATENCY_MS} ms an answer, sizes by a power law; the largest alone takes ${longest} s`,
  ];
  const alone = new SharedFolder(setting);
  const single = await alone.night(1);
  const tables = JSON.stringify(alone.tables());
  const state = JSON.parse(alone.read('out/state.json')) as unknown;
  const verdict = async (folder: SharedFolder, night: Night): Promise<string> => {
    const isSame = JSON.stringify(folder.tables()) === tables;
    const isSameState = sorted(JSON.parse(await folder.mergedState())) === sorted(state);
    const isOnce = [...night.askedBy.values()].every((shards_) => shards_.size === 1);
    return `rows ${same(isSame)}, state ${same(isSameState)}, ${isOnce ? 'no account twice' : 'ACCOUNTS TWICE'}`;
  };
  for (const count of COUNTS) {
    const folder = count === 1 ? alone : new SharedFolder(setting);
    const night = count === 1 ? single : await folder.night(count);
    const speedUp = single.seconds / night.seconds;
    const most = Math.min(1, single.seconds / longest / count);
    lines.push(
      `n = ${count}: ${night.seconds.toFixed(0)} s, ${night.calls} calls, ${speedUp.toFixed(1)} times as fast (${(speedUp / count).toFixed(2)} n of at most ${most.toFixed(2)} n)${count === 1 ? '' : `; ${await verdict(folder, night)}`}`,
    );
  }
  const killed = new SharedFolder(setting);
  await killed.night(7, { kill: { index: 3, afterRequests: 500 } });
  const again = await killed.night(7, { only: [3] });
  lines.push(
    `n = 7, shard 3 killed at its request 500 and run again: ${await rowsOf(killed, tables, again)}`,
  );
  const limit = Math.round(single.calls * 0.6);
  const limited = { ...setting, appCallsPerHour: limit };
  for (const count of COUNTS) {
    const folder = new SharedFolder(limited);
    const night = await folder.night(count);
    const more = (100 * (night.calls - single.calls)) / single.calls;
    lines.push(
      `the app has ${limit} calls an hour, n = ${count}: ${(night.seconds / 60).toFixed(0)} min, ${night.refused} refused, ${more.toFixed(1)} % more calls than alone, exit codes ${[...new Set(night.codes)].join(', ')}; rows ${same(JSON.stringify(folder.tables()) === tables)}`,
    );
  }
  return [...lines, ...(await shardProcesses()), ...modelLines()];
}

async function rowsOf(folder: SharedFolder, tables: string, night: Night): Promise<string> {
  return `exit code ${night.codes.join()}, rows ${same(JSON.stringify(folder.tables()) === tables)}`;
}

const same = (isSame: boolean): string => (isSame ? 'the same' : 'DIFFERENT');

/** The keys of an object in one order, at any depth. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
