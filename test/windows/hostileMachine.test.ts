import { hostileSettingsSuite } from './hostileSettingsSuite';

describe('hostile settings of the machine', () => hostileSettingsSuite('machine'));
