import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelsOf } from '../../src/models';
import { parseConfig } from '../../src/config';
import { planRun } from '../../src/plan';
import { templates } from '../../src/templates';
import { PROJECT } from '../support/runProcess';

const DOCUMENT = join(PROJECT, 'docs/models.md');
const BLOCK = /(?<=<!-- models -->\n)[^]*(?=<!-- \/models -->)/;
const NOW = Date.parse('2026-06-15T10:00:00Z') / 1000;

/** Each model of a template alone; its history with snapshots. */
function everyModel(): ReturnType<typeof modelsOf> {
  const queries = templates.flatMap(({ query: { name, ...query } }) => [
    { name, query: { ...query, ids: '' } },
    ...(name === 'reels' ? [{ name: 'history', snapshot: true, query: { ...query, ids: '' } }] : []),
  ]);
  const { config } = parseConfig({ accounts: { '1': { id: '1' } }, queries });
  return modelsOf({ plan: planRun(config, { now: NOW, reserved: new Map() }), now: NOW });
}

describe('docs/models.md', () => {
  it('shows each model with the question that it answers (UPDATE_EXPECTED=1 writes it)', () => {
    const { models, missing } = everyModel();
    expect(missing).toEqual([]);
    const none = parseConfig({ accounts: { '1': { id: '1' } }, queries: [] }).config;
    const given = new Map(
      modelsOf({ plan: planRun(none, { now: NOW, reserved: new Map() }), now: NOW }).missing.map((one) => [
        one.name,
        one,
      ]),
    );
    const sections = models.map(({ name, question, description, key }) => {
      const { template, besides } = given.get(name) ?? {};
      const by =
        template === undefined
          ? 'Every configuration has it.'
          : `Template \`${template}\`${besides === undefined ? '' : ` ${besides}`}.`;
      return `### ${name}\n\n_${question}_\n\n${description}. Key: ${key.map((one) => `\`${one}\``).join(', ')}. ${by}\n`;
    });
    const block = `\n${sections.join('\n')}\n`;
    const text = readFileSync(DOCUMENT, 'utf8');
    if (process.env['UPDATE_EXPECTED'] === '1') {
      writeFileSync(DOCUMENT, text.replace(BLOCK, block));
    }
    expect(BLOCK.exec(readFileSync(DOCUMENT, 'utf8'))?.[0]).toBe(block);
  });

  it('names templates that there are', () => {
    const ids = templates.map(({ id }) => id);
    const none = parseConfig({ accounts: { '1': { id: '1' } }, queries: [] }).config;
    const { missing } = modelsOf({ plan: planRun(none, { now: NOW, reserved: new Map() }), now: NOW });
    expect(missing.filter(({ template }) => !ids.includes(template))).toEqual([]);
    expect(missing).toHaveLength(10);
  });
});
