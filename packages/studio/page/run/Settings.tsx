import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { JsonObject } from '../../src/wire';
import { call } from '../api';
import type { Names } from '../queries/completions';
import { QueryForm } from '../queries/QueryForm';
import { useStudio } from '../studio';
import { Message } from '../ui/Message';
import { useTask } from '../ui/useTask';
import { flatParameters, settingsSchema } from './settingsSchema';

const NO_NAMES: Names = {};

/** Settings that few people change, from the form of the configuration. */
export function Settings(): JSX.Element {
  const { work, change } = useStudio();
  const task = useTask<JsonObject>();
  const { start } = task;
  useEffect(() => start(() => call('settings')), []);
  const schema = useMemo(() => task.result && settingsSchema(task.result), [task.result]);
  const value = useMemo(() => flatParameters(work.parameters), [work.parameters]);
  if (schema === undefined) {
    return task.error === '' ? <p role="status">Loading …</p> : <Message tone="bad">{task.error}</Message>;
  }
  return <QueryForm schema={schema} value={value} names={NO_NAMES} problems={[]} onChange={change} />;
}
