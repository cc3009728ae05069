import { describeFiles } from '../support/testFiles';

describeFiles('tests/property');
