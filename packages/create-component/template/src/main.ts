import { runAsProcess } from '@keboola/component-ts-lite';
import { actions } from './actions.js';

void runAsProcess(actions);
