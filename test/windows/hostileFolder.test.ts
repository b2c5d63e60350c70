import { hostileSettingsSuite } from './hostileSettingsSuite';

describe('a hostile .vscode/settings.json', () => hostileSettingsSuite('workspace'));
