import { hostileSettingsSuite } from './hostileSettingsSuite';

describe('a hostile .code-workspace', () => hostileSettingsSuite('workspace'));
