import { describeFiles } from '../support/testFiles';

describeFiles('src');
