import { describeFiles } from '../support/testFiles';

describeFiles('tests/support', 'tests/messages', 'tests/docs', 'tests/mutation');
