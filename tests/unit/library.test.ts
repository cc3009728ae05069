import { describeFiles } from '../support/testFiles';

describeFiles('packages/component-ts-lite/src');
